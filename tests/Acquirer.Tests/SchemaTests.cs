using System.Collections.Generic;
using System.IO;
using System.Linq;
using Microsoft.Data.Sqlite;
using Terminal.Acquirer;
using Terminal.Acquirer.Cards;
using Terminal.Acquirer.Seeds;
using Terminal.Tests.Support;

namespace Terminal.Tests;

/// <summary>Databases of earlier versions are brought to this one, and keep what is in them.</summary>
[TestClass]
public class SchemaTests
{
    [TestMethod]
    [DataRow(1)]
    [DataRow(2)]
    [DataRow(3)]
    public void A_database_of_an_earlier_version_keeps_its_cards_sales_and_reversals(int version)
    {
        using var folder = new Folder();
        Seed seed = Seed.Default;
        folder.Make(version);
        byte[] digest = CardNumber.Digest(seed.CardKey, "9990000000001019"u8);
        folder.Run($"""
            INSERT INTO merchant (id, name, place, mcc, active) VALUES ('MERCHANT0000001', 'OLD NAME', 'P', '5411', 1);
            INSERT INTO terminal (id, merchant, currency, currency_letters, currency_exponent, country, maximum, parameters, active, epoch, batch, counter)
                VALUES ('TERM0001', 'MERCHANT0000001', '978', 'EUR', 2, '280', 99999999, '000001', 1, '07', 3, 41);
            INSERT INTO issuer (name, currency) VALUES ('TEST CREDIT BANK', '978');
            INSERT INTO product (name, issuer, kind, first, last) VALUES ('TEST CREDIT', 'TEST CREDIT BANK', 'credit', '999000', '999099');
            INSERT INTO card (digest, mask, product, expiry, state, remaining) VALUES (x'{Convert.ToHexString(digest)}', '999000******1019', 'TEST CREDIT', '3512', 'good', 123456);
            INSERT INTO sale (terminal, number, fingerprint, card, mask, amount, currency, batch, origin, received, code, held, answer, explanation)
                VALUES ('TERM0001', '070000000041', x'00', x'{Convert.ToHexString(digest)}', '999000******1019', 1250, '978', 3, '02000000011122120000', '2026-11-22T12:00:00.000Z', '00', 1250, x'01', 'Approved.');
            INSERT INTO tombstone (terminal, number, fingerprint, answer, created, explanation) VALUES ('TERM0001', '070000000040', x'02', x'03', '2026-11-22T12:00:00.000Z', 'Reversed.');
            INSERT INTO alarm (time, terminal, text) VALUES ('2026-11-22T12:00:00.000Z', 'TERM0001', 'Lost.');
            """);

        var terminal = new TestTerminal(seed.Terminals[0]) { Epoch = "07", Batch = "000003" };
        for (int start = 0; start < 2; start++)
        {
            using var host = new PaymentSwitch(folder.DatabasePath, seed, new TestClock());
            Assert.AreEqual(123456, host.Cards().Single(card => card.Mask == "999000******1019").Remaining);
            var sale = host.Sales().Single();
            Assert.AreEqual(("070000000041", 1250L, "00", 1250L, "Approved.", ""), (sale.Number, sale.Amount, sale.Code, sale.Held, sale.Explanation, sale.AdviceReason));
            Assert.AreEqual("Lost.", host.Alarms().Single().Text);
        }
        Assert.AreEqual("07", folder.Run("SELECT epoch FROM terminal"));
        Assert.AreEqual(1L, folder.Run("SELECT COUNT(*) FROM tombstone"));
        Assert.AreEqual((long)Folder.Scripts().Last().Number, folder.Run("PRAGMA user_version"));
        Assert.AreEqual(0L, folder.Run("SELECT COUNT(*) FROM pragma_foreign_key_check"));

        Assert.AreEqual("sale issuer TEST CREDIT BANK clearing MERCHANT0000001 1250", folder.Run("SELECT concat_ws(' ', kind, debit, debit_party, credit, credit_party, amount) FROM movement"));
        Assert.AreEqual(3L, folder.Run("SELECT batch FROM tombstone"), "of a number that never came, the open batch");

        using var upgraded = new PaymentSwitch(folder.DatabasePath, seed, new TestClock());
        var card = TestTerminal.Card(seed, "Good credit card");
        upgraded.HandleAsync(terminal.Advice(200000, card).Seal(terminal.MacKey)).GetAwaiter().GetResult();
        Assert.AreEqual(123456 - 200000, upgraded.Cards().Single(known => known.Mask == "999000******1019").Remaining, "a limit can be passed now");
    }

    [TestMethod]
    public void A_script_that_fails_leaves_the_database_as_it_was()
    {
        using var folder = new Folder();
        folder.Make(1);
        folder.Run("CREATE TABLE voice (x INTEGER); INSERT INTO merchant (id, name, place, mcc, active) VALUES ('M', 'N', 'P', '5411', 1)");
        Assert.ThrowsExactly<SqliteException>(() => new PaymentSwitch(folder.DatabasePath, Seed.Default).Dispose());
        Assert.AreEqual(1L, folder.Run("PRAGMA user_version"));
        Assert.AreEqual(0L, folder.Run("SELECT COUNT(*) FROM sqlite_master WHERE name = 'advice'"));
        folder.Run("DROP TABLE voice");
        using var host = new PaymentSwitch(folder.DatabasePath, Seed.Default);
        Assert.AreEqual("N", folder.Run("SELECT name FROM merchant WHERE id = 'M'"));
    }

    [TestMethod]
    public void Foreign_keys_hold_after_an_upgrade()
    {
        using var town = new Town();
        Assert.ThrowsExactly<SqliteException>(() => town.Execute("PRAGMA foreign_keys = ON; INSERT INTO advice VALUES ('TERM0001', '019999999999', '', '', '', '', '', '', '', '', '', '')"));
        Assert.ThrowsExactly<SqliteException>(() => town.Execute("PRAGMA foreign_keys = ON; UPDATE card SET product = 'NONE'"));
    }

    private sealed class Folder : IDisposable
    {
        private readonly DirectoryInfo _folder = Directory.CreateTempSubdirectory("terminal-schema-");

        public string DatabasePath => Path.Combine(_folder.FullName, "acquirer.db");

        /// <summary>Makes a database as an earlier version of the host did.</summary>
        public void Make(int version)
        {
            foreach (var script in Scripts().Where(script => script.Number <= version))
                Run(script.Text);
            Run($"PRAGMA user_version = {version}");
        }

        /// <summary>The numbered scripts, in their order.</summary>
        public static IReadOnlyList<(int Number, string Text)> Scripts()
        {
            const string Resources = "Schema/";
            var assembly = typeof(PaymentSwitch).Assembly;
            return [.. assembly.GetManifestResourceNames().Where(name => name.StartsWith(Resources)).Order(StringComparer.Ordinal).Select(Script)];

            (int, string) Script(string name)
            {
                using var script = new StreamReader(assembly.GetManifestResourceStream(name)!);
                return (int.Parse(Path.GetFileNameWithoutExtension(name[Resources.Length..])), script.ReadToEnd());
            }
        }

        public object? Run(string sql)
        {
            using var connection = new SqliteConnection($"Data Source={DatabasePath};Pooling=False");
            connection.Open();
            using var command = connection.CreateCommand();
            command.CommandText = sql;
            return command.ExecuteScalar();
        }

        public void Dispose() => _folder.Delete(true);
    }
}
