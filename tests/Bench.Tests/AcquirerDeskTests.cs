using System.IO;
using System.Linq;
using System.Threading.Tasks;
using Terminal.Acquirer;
using Terminal.Acquirer.Seeds;
using Terminal.Bench;
using Terminal.Tests.Support;

namespace Terminal.Tests.Bench;

/// <summary><c>voice</c>, <c>scheme</c>, <c>suspense</c>, <c>statement</c> and <c>alarms</c>: the acquirer's people at work beside their host.</summary>
[TestClass]
[DoNotParallelize]
public sealed class AcquirerDeskTests
{
    private const string Merchant = "MERCHANT0000001";
    private readonly DirectoryInfo _folder = Directory.CreateTempSubdirectory("acquirer-desk-");
    private readonly Town _town = new();

    [TestInitialize]
    public void SetUp()
    {
        _town.Clock.Now = DateTimeOffset.UtcNow;
        _town.Terminal.Time = _town.Clock.Now.ToString("MMddHHmmss");
    }

    [TestCleanup]
    public void TearDown()
    {
        _town.Dispose();
        _folder.Delete(recursive: true);
    }

    [TestMethod]
    public async Task The_voice_desk_gives_a_code_while_the_host_runs()
    {
        (int exit, string told, string complained) = await Run("TERM0001\n9990 0000 0000 1019\n12.01\n", "voice");
        Assert.AreEqual((0, ""), (exit, complained));
        StringAssert.Matches(told, new("^000[0-9]{3}\r?\nApproved: 12.01 EUR .* The code is good for one sale of 12.01 EUR with card 999000\\*{6}1019 on terminal TERM0001, until "));
        Assert.AreEqual(500000 - 1201, _town.Remaining(_town.Credit), "the running host holds it");
        _town.Send(Today(_town.Terminal.VoiceAdvice(1201, _town.Credit, told[..6])));
        Assert.AreEqual("", _town.Host.Sales().Single().Doubt);
    }

    [TestMethod]
    [DataRow("TERM0001\n9990000000001043\n12.01\n", "Keep the card: 999000******1043 is listed as stolen.")]
    [DataRow("TERM0001\n9990000000001018\n12.01\n", "Declined: the card number's check digit is wrong.")]
    [DataRow("TERM0001\n999000\n12.01\n", "That is no card number")]
    [DataRow("TERM0001\n9990000000001019\n0.00\n", "Declined: 0.00 EUR is not between 0.01 EUR and 999999.99 EUR.")]
    [DataRow("TERM0001\n9990000000001019\n12,01\n", "Write the amount with its decimals, such as 12.50.")]
    [DataRow("TERM0001\n9990000000001019\n-12.01\n", "Write the amount with its decimals")]
    [DataRow("TERM0001\n9990000000001019\n12.010\n", "Write the amount with its decimals")]
    [DataRow("TERM0001\n9990000000001019\n", "Write the amount with its decimals")]
    [DataRow("TERM9999\n9990000000001019\n12.01\n", "This acquirer has no such terminal")]
    [DataRow("", "This acquirer has no such terminal")]
    public async Task What_is_not_approved_is_told_on_the_error_output(string input, string text)
    {
        (int exit, string told, string complained) = await Run(input, "voice");
        Assert.AreEqual((1, ""), (exit, told));
        StringAssert.StartsWith(complained, text);
        Assert.AreEqual(500000, _town.Remaining(_town.Credit));
    }

    [TestMethod]
    public async Task The_scheme_refuses_a_settled_sale_once()
    {
        Draft sale = _town.Terminal.Sale(2000, _town.Credit);
        _town.Send(sale);
        string[] refusal = ["scheme", "--terminal", "TERM0001", "--number", sale.Fields[37], "--reason", "4507"];
        await Refuses("is open, and was not presented yet", refusal);
        _town.Send(_town.Terminal.Settlement(1, 2000));
        await Refuses("The scheme's reason has four digits", [.. refusal[..^1], "45"]);
        await Refuses("The acquirer has no sale of this number.", "scheme", "--terminal", "TERM0001", "--number", "019999999999", "--reason", "4507");
        (int exit, string told, _) = await Run("", refusal);
        Assert.AreEqual(0, exit);
        StringAssert.Contains(told, "20.00 EUR is the acquirer's loss");
        await Refuses("the scheme refused it before (4507)", refusal);
        Assert.AreEqual(2000, _town.Host.Balances().Single(balance => balance.Account == "losses").Balance);
    }

    [TestMethod]
    public async Task An_operator_reads_what_is_in_suspense_and_decides_about_it()
    {
        Assert.AreEqual("Nothing is in suspense.", await Tells("suspense"));
        _town.Send(_town.Terminal.Settlement());
        Draft[] late = [.. new[] { 700, 800 }.Select(amount => Today(_town.Terminal.Advice(amount, _town.Credit)))];
        foreach (Draft advice in late)
            _town.Send(advice);
        StringAssert.StartsWith(await Tells("suspense"), $"TERM0001 {late[0].Fields[37]} sale of 7.00 EUR with card 999000******1019, batch 000001. It came after its batch was closed. ");

        string[] Decision(int of, string to) => ["suspense", "--terminal", "TERM0001", "--number", late[of].Fields[37], "--to", to, "--role", "clearing", "--reason", "looked at"];
        await Refuses("to the merchant or to the cardholder", Decision(0, "scheme"));
        await Refuses("Say who decides", Decision(0, "merchant")[..^4]);
        await Refuses("no such sale in suspense", [.. Decision(0, "merchant")[..4], "019999999999", .. Decision(0, "merchant")[5..]]);
        Assert.AreEqual($"TERM0001 {late[0].Fields[37]} goes to the merchant.", await Tells(Decision(0, "merchant")));
        Assert.AreEqual($"TERM0001 {late[1].Fields[37]} goes to the cardholder.", await Tells(Decision(1, "cardholder")));
        await Refuses("not in suspense any more", Decision(1, "merchant"));
        Assert.AreEqual("Nothing is in suspense.", await Tells("suspense"));
        Assert.AreEqual(500000 - 700, _town.Remaining(_town.Credit));
    }

    [TestMethod]
    public async Task A_merchants_day_is_told_line_by_line()
    {
        Draft unsigned = Today(_town.Terminal.Advice(800, _town.Credit)).WithTag(4, "0");
        _town.Send(Today(_town.Terminal.Advice(2000, _town.Credit)));
        _town.Send(unsigned);
        string day = _town.Clock.Now.ToString("yyyy-MM-dd");
        Assert.AreEqual($"{day} brought {Merchant} nothing.", await Tells("statement", "--merchant", Merchant, "--day", day));
        _town.Send(_town.Terminal.Settlement(2, 2800));
        string[] expected =
        [
            "20.00 EUR  TERM0001  Sales less refunds of batch 000001.",
            "-0.30 EUR  TERM0001  Fee for the sales of batch 000001.",
            $"not reimbursed  TERM0001  Sale {unsigned.Fields[37]} of 8.00 EUR with card 999000******1019 is not reimbursed (4584): the cardholder was not asked to sign. Let the cardholder sign. With the signed slip, claim the sale by letter.",
            $"19.70 EUR  owed to {Merchant} for {day}",
        ];
        CollectionAssert.AreEqual(expected, (await Tells("statement", "--merchant", Merchant, "--day", day)).Split('\n').Select(line => line.Trim()).ToArray());
        await Refuses("no merchant 'NOBODY'", "statement", "--merchant", "NOBODY");
        await Refuses("YYYY-MM-DD", "statement", "--merchant", Merchant, "--day", "yesterday");
    }

    [TestMethod]
    public async Task Alarms_are_told_the_newest_last()
    {
        Assert.AreEqual("There is no alarm.", await Tells("alarms"));
        _town.Send(_town.Terminal.Sale(1000, _town.Card("Travel card")));
        _town.Send(_town.Terminal.Sale(1100, _town.Card("Travel card")));
        StringAssert.Matches(await Tells("alarms"), new("^20[^\n]* TERM0001 Sale [0-9]{12} of 10.00 EUR [^\n]* was approved and flagged: .*\n20[^\n]* of 11.00 EUR [^\n]*$"));
        StringAssert.Contains(await Tells("alarms", "--last", "1"), "of 11.00 EUR");
        Assert.DoesNotContain("of 10.00 EUR", await Tells("alarms", "--last", "1"));
    }

    [TestMethod]
    [DataRow("voice")]
    [DataRow("suspense")]
    [DataRow("alarms", "--database", "elsewhere.db")]
    public async Task Without_an_acquirer_nothing_is_made(params string[] verb)
    {
        (int exit, _, string complained) = await Start("", verb);
        Assert.AreEqual(1, exit);
        StringAssert.Contains(complained, "start the acquirer there first");
        Assert.IsEmpty(_folder.GetFiles());
    }

    [TestMethod]
    public async Task Without_a_database_of_its_own_the_folder_has_it()
    {
        new PaymentSwitch(Path.Combine(_folder.FullName, "acquirer.db"), Seed.Default).Dispose();
        Assert.AreEqual((0, "There is no alarm."), ((await Start("", "alarms")).Exit, (await Start("", "alarms")).Told));
    }

    [TestMethod]
    public async Task The_seed_of_another_acquirer_changes_nothing()
    {
        string other = Path.Combine(_folder.FullName, "other.txt");
        File.WriteAllText(other, Seed.DefaultText.Replace(Convert.ToHexStringLower(Seed.Default.ListKey), new string('a', 64)).Replace("CORNER SHOP", "OTHER SHOP"));
        await Refuses("list-key", "alarms", "--seed", other);
        Assert.AreEqual("CORNER SHOP", _town.Execute("SELECT name FROM point_of_service"));
    }

    private Draft Today(Draft draft) => draft.With(13, _town.Clock.Now.ToString("MMdd"));

    private async Task<string> Tells(params string[] arguments)
    {
        (int exit, string told, string complained) = await Run("", arguments);
        Assert.AreEqual((0, ""), (exit, complained));
        return told.ReplaceLineEndings("\n");
    }

    private async Task Refuses(string why, params string[] arguments)
    {
        (int exit, string told, string complained) = await Run("", arguments);
        Assert.AreEqual((1, ""), (exit, told));
        StringAssert.Contains(complained, why);
    }

    private Task<(int Exit, string Told, string Complained)> Run(string input, params string[] arguments) => Start(input, [.. arguments, "--database", _town.Database.Where]);

    private async Task<(int Exit, string Told, string Complained)> Start(string input, params string[] arguments)
    {
        TextReader keyboard = Console.In;
        TextWriter output = Console.Out;
        TextWriter errors = Console.Error;
        using var told = new StringWriter();
        using var complained = new StringWriter();
        Console.SetIn(new StringReader(input));
        Console.SetOut(told);
        Console.SetError(complained);
        try
        {
            int exit = await Program.Main([.. arguments, "--state", _folder.FullName]);
            return (exit, told.ToString().TrimEnd(), complained.ToString().TrimEnd());
        }
        finally
        {
            Console.SetIn(keyboard);
            Console.SetOut(output);
            Console.SetError(errors);
        }
    }
}
