using System.IO;
using System.Linq;
using System.Security.Cryptography;
using System.Text;
using Terminal.Acquirer;
using Terminal.Acquirer.Cards;
using Terminal.Acquirer.Seeds;
using Terminal.Core.Keys;
using Terminal.Core.Parameters;
using Terminal.Tests.Support;

namespace Terminal.Tests;

[TestClass]
public class SeedTests
{
    [TestMethod]
    [DataRow("    limit           20.00", "    limit           20", "limit", "amount such as 5000.00")]
    [DataRow("    state           lost", "    state           gone", "state", "good, lost or stolen")]
    [DataRow("    state           lost", "    stat            lost", "state", "Add an indented line 'state'")]
    [DataRow("    state           lost", "    state           lost\n    colour          red", "colour", "Its fields are: ")]
    [DataRow("    state           lost", "    state           lost\n    state           lost", "twice", "Remove one")]
    [DataRow("    expiry          12/24", "    expiry          13/24", "expiry", "MM/YY")]
    [DataRow("9991000000001059", "9991000000001058", "number", "check digit should be 9")]
    [DataRow("9991000000001059", "9991000000001026", "number", "same number")]
    [DataRow("    numbers         999100-999199", "    numbers         999199-999100", "numbers", "smaller number first")]
    [DataRow("    numbers         999100-999199", "    numbers         999099-999199", "numbers", "another product")]
    [DataRow("999100-999199\n    length          16-16", "999100-999199\n    length          16-14", "length", "smaller length first")]
    [DataRow("    merchant        MERCHANT0000001", "    merchant        MERCHANT0000009", "merchant", "merchant of this file")]
    [DataRow("card TEST CARD 06", "card TEST CARD 01", "stands already", "another name")]
    [DataRow("card TEST CARD 06", "crad TEST CARD 06", "no kind of record", "merchant, point, terminal")]
    [DataRow("point MARKET SQUARE", "point THE SHOP ON THE MARKET", "name of a point", "at most 20 characters")]
    [DataRow("    name            CORNER SHOP", "    name            LÄDCHEN", "name", "plain ASCII")]
    [DataRow("    address         1 MARKET", "    place           1 MARKET", "address", "Add an indented line 'address'")]
    [DataRow("    mcc             5411", "    mcc             grocer", "mcc", "merchant category code")]
    [DataRow("    point           MARKET SQUARE", "    point           HIGH STREET", "point", "point of service of this file")]
    [DataRow("    currency        978 EUR 2\n    maximum", "    currency        978 EUR 2\n    country         280\n    maximum", "A terminal has no field 'country'", "Its fields are: ")]
    [DataRow("terminal TERM0001", "terminal TERM1", "name of a terminal", "eight capital letters")]
    [DataRow("2028-12-31", "2028-02-30", "valid-until", "day of the calendar")]
    [DataRow("2028-12-31", "2019-12-31", "valid-until", "2020 to 2099")]
    [DataRow("    country         280", "    country         000", "country", "three digits")]
    [DataRow("    utc-offset      60", "    utc-offset      841", "utc-offset", "-720 to 840")]
    [DataRow("    utc-offset      60", "    utc-offset      -721", "utc-offset", "-720 to 840")]
    [DataRow("    maximum         999999.99", "    maximum         0.00", "maximum", "more than nothing")]
    [DataRow("abcdef\n    currency        978", "abcdef\n    currency        000", "currency", "ISO 4217")]
    [DataRow("    offline-count   10", "    offline-count   1000", "offline-count", "0 to 999")]
    [DataRow("    offline-total   200.00", "    offline-total   200", "offline-total", "amount such as 5000.00")]
    [DataRow("    contact-hours   72", "    contact-hours   3d", "contact-hours", "0 to 999")]
    [DataRow("    unable          decline", "    unable          ask", "unable", "decline or refer")]
    [DataRow("    fee             1.50", "    fee             1.5", "fee", "percentage such as 1.50")]
    [DataRow("    refund-limit    50.00", "    refund-limit    50", "refund-limit", "amount such as 5000.00")]
    [DataRow("    hold-days       7", "    hold-days       0", "hold-days", "1 to 31")]
    [DataRow("    hold-days       7", "    hold-days       32", "hold-days", "1 to 31")]
    [DataRow("    settle-at       none", "    settle-at       24:00", "settle-at", "none, or a local time as HH:MM")]
    [DataRow("    settle-at       none", "    settle-at       0:30", "settle-at", "none, or a local time as HH:MM")]
    [DataRow("    merchant-password  1234", "    merchant-password  123", "merchant-password", "four to eight digits")]
    [DataRow("    engineer-password  864200", "    engineer-password  123456789", "engineer-password", "four to eight digits")]
    [DataRow("    floor-limit     10.00", "    floor-limit     4.00", "selection-from", "below the floor limit")]
    [DataRow("    selection       0-20", "    selection       20-0", "selection", "smaller percentage first")]
    [DataRow("    selection       0-20", "    selection       0-100", "selection", "two percentages")]
    [DataRow("    card-sales      3", "    card-sales      many", "card-sales", "0 to 999")]
    [DataRow("    country         280\n    floor-limit     0.00", "    country         000\n    floor-limit     0.00", "country", "three digits")]
    [DataRow("    issuer          TEST DEBIT BANK", "    issuer          OTHER BANK", "issuer", "issuer of this file")]
    [DataRow("    stand-in-single 50.00", "    stand-in-single 50", "stand-in-single", "amount such as 5000.00")]
    [DataRow("    stand-in-count  3", "    stand-in-count  many", "stand-in-count", "0 to 999")]
    [DataRow("    stand-in-total  100.00", "    stand-in-sum    100.00", "stand-in-total", "Add an indented line")]
    [DataRow("    kind            acquirer", "    kind            issuer", "kind", "processing or acquirer")]
    [DataRow("    single          30.00", "    single          30.0", "single", "amount such as 5000.00")]
    [DataRow("route 999650-999699\n    centre          TEST ACQUIRER", "centre FAR\n kind acquirer\n currency 840 USD 2\n single 1.00\n count 1\n total 1.00\nroute 999650-999699\n centre FAR", "centre", "currency of these cards' issuer")]
    [DataRow("route 999650-999699", "route 999699-999650", "before it begins", "smaller number first")]
    [DataRow("route 999650-999699", "route 999650", "name of a route", "from-to")]
    [DataRow("route 999650-999699", "route 999649-999699", "another route", "one route")]
    [DataRow("route 999650-999699", "route 999500-999699", "another route", "one route")]
    [DataRow("    centre          TEST ACQUIRER", "    centre          NOBODY", "centre", "centre of this file")]
    [DataRow("    issuer          TEST CREDIT BANK\n    holder", "    issuer          NOBODY\n    holder", "issuer", "issuer of this file")]
    [DataRow("    account         FAMILY", "    account         NOBODY", "account", "account of this file")]
    [DataRow("    limit           300.00\n    state           good", "    limit           300.00\n    account         FAMILY\n    state           good", "account", "own issuer")]
    [DataRow("    excess          100.00", "    excess          much", "excess", "amount such as 5000.00")]
    [DataRow("    condition       BY DAY AT HOME", "    condition       BY NIGHT", "condition", "condition of this file")]
    [DataRow("    times           only 06:00-22:00", "    times           only 06:00-24:00", "times", "not 23:00-05:30")]
    [DataRow("    times           only 06:00-22:00", "    times           only 06:00-06:00", "times", "two times that differ")]
    [DataRow("    places          only 280", "    places          280", "places", "only or not")]
    [DataRow("    kinds           not 7995 6011", "    kinds           not casinos", "kinds", "only or not")]
    [DataRow("    times           only 06:00-22:00\n    places          only 280\n    kinds           not 7995 6011\n", "", "says nothing", "'times', 'places' or 'kinds'")]
    [DataRow("    sign            card-velocity", "    sign            bad-luck", "sign", "card-velocity, merchant-velocity")]
    [DataRow("    action          decline", "    action          arrest", "action", "refer, decline or flag")]
    [DataRow("    count           3\n    minutes         10", "    count           0\n    minutes         10", "count", "1 to 999")]
    [DataRow("    count           3\n    minutes         10", "    count           3", "minutes", "Add an indented line")]
    [DataRow("    times           10", "    minutes         10", "times", "Add an indented line")]
    [DataRow("    merchants       all", "    merchants       MERCHANT0000009", "merchants", "names of merchants of this file")]
    public void A_bad_seed_names_line_fault_and_remedy(string good, string bad, string problem, string remedy)
    {
        string text = Seed.DefaultText.Replace(good, bad);
        Assert.AreNotEqual(Seed.DefaultText, text);
        var error = Assert.ThrowsExactly<SeedException>(() => Seed.Read("town.txt", text));
        StringAssert.StartsWith(error.Message, $"town.txt, line {error.Line}: ");
        StringAssert.Contains(error.Message, problem);
        StringAssert.Contains(error.Message, remedy);
        int changed = Seed.DefaultText[..Seed.DefaultText.IndexOf(good, StringComparison.Ordinal)].Count(character => character == '\n') + 1;
        Assert.IsTrue(Math.Abs(error.Line - changed) <= 9, $"line {error.Line}, changed {changed}");
        Assert.IsFalse(error.Message.Contains("9991000000001058"));
    }

    [TestMethod]
    public void A_field_without_a_record_and_a_seed_without_a_host_are_told()
    {
        var error = Assert.ThrowsExactly<SeedException>(() => Seed.Read("town.txt", "# comment\n\n  limit 5.00\n"));
        StringAssert.StartsWith(error.Message, "town.txt, line 3: This field belongs to no record.");
        error = Assert.ThrowsExactly<SeedException>(() => Seed.Read("town.txt", ""));
        StringAssert.StartsWith(error.Message, "town.txt: There is no 'host' record.");
    }

    [TestMethod]
    public void Parameters_that_no_terminal_could_hold_are_told()
    {
        string products = string.Concat(Enumerable.Range(100, 40).Select(n =>
            $"product TEST PRODUCT {n}\n issuer TEST CREDIT BANK\n kind credit\n numbers 800{n}-800{n}\n length 16-16\n country 280\n floor-limit 0.00\n selection-from 0.00\n selection 0-0\n card-sales 0\n"));
        var error = Assert.ThrowsExactly<SeedException>(() => Seed.Read("town.txt", Seed.DefaultText + products));
        StringAssert.Contains(error.Message, "Remove products");
    }

    [TestMethod]
    public void A_seed_may_come_from_a_file_with_other_line_ends()
    {
        string path = Path.GetTempFileName();
        File.WriteAllText(path, Seed.DefaultText.Replace("\n", "\r\n"));
        Assert.AreEqual(Seed.Default.Cards.Count, Seed.Load(path).Cards.Count);
        Assert.AreEqual("1 MARKET SQUARE, TESTVILLE", Seed.Load(path).PointsOfService[0].Address);
        File.Delete(path);
    }

    [TestMethod]
    public void A_seed_applied_again_corrects_and_keeps_what_has_happened()
    {
        using var town = new Town();
        string debit = Town.Record("card TEST CARD 02");
        town.Send(town.Terminal.Sale(1250, town.Credit));
        town.Restart(Seed.DefaultText.Replace(debit, debit.Replace("state           good", "state           stolen")));
        Assert.AreEqual(500000 - 1250, town.Remaining(town.Credit));
        Assert.AreEqual("43", town.SendForCode(town.Terminal.Sale(1250, town.Card("Good debit card"))));
        Assert.AreEqual("00", town.SendForCode(town.Terminal.Sale(1250, town.Credit)), "the epoch holds");
    }

    [TestMethod]
    public void The_tray_has_a_card_for_every_role()
    {
        var tray = TestCards.Of(Seed.Default);
        string[] roles =
        [
            "Good credit card", "Good debit card", "Expired credit card", "Stolen credit card", "Lost debit card",
            "Small-limit credit card", "Savings card", "Travel card", "Acquirer-decided card", "Privileged card", "Family card", "Second family card", "Daytime card", "Unknown card", "Unknown product", "Wrong check digit", "Damaged track",
        ];
        CollectionAssert.AreEqual(roles, tray.Select(card => card.Role).ToArray());
        foreach (var card in tray)
        {
            Assert.AreEqual(card.Role != "Wrong check digit", CardNumber.PassesLuhn(Encoding.ASCII.GetBytes(card.Number)), card.Role);
            Assert.AreEqual(card.Role != "Unknown product", card.Product.Length > 0, card.Role);
            Assert.IsTrue(card.Track1.Length <= Core.Cards.MagneticStripe.Track1Capacity && card.Track2.Length <= Core.Cards.MagneticStripe.Track2Capacity, card.Role);
            Assert.IsTrue(card.Shows.EndsWith('.'), card.Role);
        }
        Assert.AreEqual("B9990000000001019^TEST CARD 01^35121010000000000", tray[0].Track1);
        Assert.AreEqual("9990000000001019=35121010000000000", tray[0].Track2);
        Assert.AreEqual("E", tray[^1].Track1);
        Assert.AreEqual("E", tray[^1].Track2);
    }

    [TestMethod]
    public void A_terminals_files_hold_its_keys_and_its_parameters()
    {
        var seed = Seed.Default;
        var files = TerminalFiles.Of(seed, "TERM0001");
        byte[] master = new byte[32];
        Assert.IsTrue(KeyFile.TryRead(HostCrypto.Instance, files.Key, files.Key.Length, master, out int version));
        Assert.AreEqual(1, version);
        CollectionAssert.AreEqual(seed.Terminals[0].MasterKey, master);

        string text = Encoding.UTF8.GetString(files.Parameters);
        byte[] macKey = HMACSHA256.HashData(master, "parameter-mac"u8);
        int end = text.IndexOf("mac=", StringComparison.Ordinal);
        string mac = Convert.ToHexString(HMACSHA256.HashData(macKey, files.Parameters.AsSpan(0, end)), 0, 8);
        string expected = """
            terminal-parameters 3
            number=000001
            valid-until=20281231
            terminal=TERM0001
            merchant=MERCHANT0000001
            name=CORNER SHOP
            place=1 MARKET SQUARE, TESTVILLE
            currency=978 EUR 2
            country=280
            utc-offset=60
            language=en
            keyed-cards=yes
            card-look=none
            phone=+00 800 000 000
            maximum=99999999
            offline-count=10
            offline-total=20000
            contact-hours=72
            unable=decline
            refund-limit=5000
            hold-days=7
            settle-at=none
            merchant-password=5A1B61B368DDC422
            engineer-password=E903060DD947B4AB
            product=999000-999099 credit 16-16 280 1000 400 0-20 3 TEST CREDIT
            product=999100-999199 debit 16-16 280 0 0 0-0 0 TEST DEBIT
            product=999500-999599 debit 16-16 280 0 0 0-0 0 TEST SAVINGS
            product=999600-999699 credit 16-16 826 0 0 0-0 0 TEST TRAVEL

            """;
        Assert.AreEqual(expected.ReplaceLineEndings("\n") + $"mac={mac}\n", text);
        var read = ParameterFile.Read(files.Parameters, files.Parameters.Length, HostCrypto.Instance, new KeyRing(HostCrypto.Instance, master))!;
        Assert.AreEqual("TERM0001", Encoding.ASCII.GetString(read.TerminalId));
        Assert.AreEqual(4, read.Products.Length);
        Assert.ThrowsExactly<ArgumentException>(() => TerminalFiles.Of(seed, "TERM9999"));
    }

    [TestMethod]
    public void A_database_of_a_newer_version_is_refused()
    {
        using var town = new Town();
        town.Host.Dispose();
        town.Database.Version = 999;
        var error = Assert.ThrowsExactly<DatabaseException>(() => town.Open());
        StringAssert.Contains(error.Message, "newer version");
    }
}
