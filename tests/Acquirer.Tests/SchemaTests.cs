using System.Data.Common;
using System.Linq;
using Terminal.Acquirer;
using Terminal.Acquirer.Cards;
using Terminal.Acquirer.Seeds;
using Terminal.Tests.Support;

namespace Terminal.Tests;

/// <summary>Databases of earlier versions are brought to this one, and keep what is in them.</summary>
[TestClass]
public class SchemaTests
{
    private const string Terminals = """
        INSERT INTO merchant (id, name, place, mcc, active) VALUES ('MERCHANT0000001', 'OLD NAME', 'P', '5411', 1);
        INSERT INTO terminal (id, merchant, currency, currency_letters, currency_exponent, country, maximum, parameters, active, epoch, batch, counter)
            VALUES ('TERM0001', 'MERCHANT0000001', '978', 'EUR', 2, '280', 99999999, '000001', 1, '07', 3, 41), ('TERM0099', 'MERCHANT0000001', '978', 'EUR', 2, '826', 99999999, '000001', 1, '08', 1, 1);
        """;

    private const string TerminalsAtPoints = """
        INSERT INTO merchant (id, name, active) VALUES ('MERCHANT0000001', 'OLD NAME', 1);
        INSERT INTO point_of_service (id, merchant, name, address, country, mcc, utc_offset)
            VALUES ('TERM0001', 'MERCHANT0000001', 'OLD NAME', 'P', '280', '5411', 0), ('TERM0099', 'MERCHANT0000001', 'OLD NAME', 'P', '826', '5411', 0);
        INSERT INTO terminal (id, point, currency, currency_letters, currency_exponent, maximum, parameters, active, epoch, batch, counter)
            VALUES ('TERM0001', 'TERM0001', '978', 'EUR', 2, 99999999, '000001', 1, '07', 3, 41), ('TERM0099', 'TERM0099', '978', 'EUR', 2, 99999999, '000001', 1, '08', 1, 1);
        """;

    [TestMethod]
    [DataRow(1)]
    [DataRow(2)]
    [DataRow(3)]
    [DataRow(4)]
    [DataRow(5)]
    [DataRow(6)]
    [DataRow(7)]
    [DataRow(8)]
    [DataRow(9)]
    [DataRow(10)]
    [DataRow(11)]
    [DataRow(12)]
    [DataRow(13)]
    public void A_database_of_an_earlier_version_keeps_its_cards_sales_and_reversals(int version)
    {
        using var database = new TownDatabase();
        Seed seed = Seed.Default;
        database.Make(version);
        byte[] digest = CardNumber.Digest(seed.CardKey, "9990000000001019"u8);
        database.Execute($"""
            {(version < 11 ? Terminals : TerminalsAtPoints)}
            INSERT INTO issuer (name, currency) VALUES ('TEST CREDIT BANK', '978');
            INSERT INTO product (name, issuer, kind, first, last) VALUES ('TEST CREDIT', 'TEST CREDIT BANK', 'credit', '999000', '999099');
            INSERT INTO card (digest, mask, product, expiry, state, remaining) VALUES ({TownDatabase.Literal(digest)}, '999000******1019', 'TEST CREDIT', '3512', 'good', 123456);
            INSERT INTO sale (terminal, number, fingerprint, card, mask, amount, currency, batch, origin, received, code, held, answer, explanation)
                VALUES ('TERM0001', '070000000041', {TownDatabase.Literal([0x00])}, {TownDatabase.Literal(digest)}, '999000******1019', 1250, '978', 3, '02000000011122120000', '2026-11-22T12:00:00.000Z', '00', 1250, {TownDatabase.Literal([0x01])}, 'Approved.');
            INSERT INTO tombstone (terminal, number, fingerprint, answer, created, explanation) VALUES ('TERM0001', '070000000040', {TownDatabase.Literal([0x02])}, {TownDatabase.Literal([0x03])}, '2026-11-22T12:00:00.000Z', 'Reversed.');
            INSERT INTO alarm (time, terminal, text) VALUES ('2026-11-22T12:00:00.000Z', 'TERM0001', 'Lost.');
            """);

        var terminal = new TestTerminal(seed.Terminals[0]) { Epoch = "07", Batch = "000003" };
        for (int start = 0; start < 2; start++)
        {
            using var host = new PaymentSwitch(database.Where, seed, new TestClock());
            Assert.AreEqual(123456, host.Cards().Single(card => card.Mask == "999000******1019").Remaining);
            var sale = host.Sales().Single();
            Assert.AreEqual(("070000000041", 1250L, "00", 1250L, "Approved.", ""), (sale.Number, sale.Amount, sale.Code, sale.Held, sale.Explanation, sale.AdviceReason));
            Assert.AreEqual("Lost.", host.Alarms().Single().Text);
        }
        Assert.AreEqual("07", database.Execute("SELECT epoch FROM terminal WHERE id = 'TERM0001'"));
        Assert.AreEqual(1L, database.Execute("SELECT COUNT(*) FROM tombstone"));
        using (var newest = new Town())
            Assert.AreEqual(newest.Database.Version, database.Version);

        if (version < 4)
        {
            Assert.AreEqual("sale issuer TEST CREDIT BANK clearing MERCHANT0000001 1250", database.Execute("SELECT concat_ws(' ', kind, debit, debit_party, credit, credit_party, amount) FROM movement"));
            Assert.AreEqual(3L, database.Execute("SELECT batch FROM tombstone"), "of a number that never came, the open batch");
        }
        const string Stands = "SELECT concat_ws(' ', place.id, merchant, name, address, country, mcc, utc_offset) FROM terminal JOIN point_of_service AS place ON place.id = point WHERE terminal.id = ";
        Assert.AreEqual("MARKET SQUARE MERCHANT0000001 CORNER SHOP 1 MARKET SQUARE, TESTVILLE 280 5411 60", database.Execute(Stands + "'TERM0001'"), "as the seed says");
        Assert.AreEqual("TERM0099 MERCHANT0000001 OLD NAME P 826 5411 0", database.Execute(Stands + "'TERM0099'"), "the seed does not name it");
        Assert.AreEqual(2L, database.Execute("SELECT COUNT(*) FROM point_of_service"));

        using var upgraded = new PaymentSwitch(database.Where, seed, new TestClock());
        var card = TestTerminal.Card(seed, "Good credit card");
        upgraded.HandleAsync(terminal.Advice(200000, card).Seal(terminal.MacKey)).GetAwaiter().GetResult();
        Assert.AreEqual(123456 - 200000, upgraded.Cards().Single(known => known.Mask == "999000******1019").Remaining, "a limit can be passed now");
    }

    [TestMethod]
    public void A_script_that_fails_leaves_the_database_as_it_was()
    {
        using var database = new TownDatabase();
        database.Make(1);
        database.Execute("CREATE TABLE voice (x INTEGER); INSERT INTO merchant (id, name, place, mcc, active) VALUES ('M', 'N', 'P', '5411', 1)");
        Assert.ThrowsExactly<DatabaseException>(() => new PaymentSwitch(database.Where, Seed.Default).Dispose());
        Assert.AreEqual(1L, database.Version);
        Assert.IsFalse(database.HasTable("advice"));
        database.Execute("DROP TABLE voice");
        using var host = new PaymentSwitch(database.Where, Seed.Default);
        Assert.AreEqual("N", database.Execute("SELECT name FROM merchant WHERE id = 'M'"));
    }

    [TestMethod]
    public void Foreign_keys_hold_after_an_upgrade()
    {
        using var town = new Town();
        Assert.Throws<DbException>(() => town.Execute("INSERT INTO advice VALUES ('TERM0001', '019999999999', '', '', '', '', '', '', '', '', '', '')"));
        Assert.Throws<DbException>(() => town.Execute("UPDATE card SET product = 'NONE'"));
    }
}
