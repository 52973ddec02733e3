using Microsoft.Data.Sqlite;
using Terminal.Tests.Support;

namespace Terminal.Tests;

[TestClass]
public class DatabaseFailureTests
{
    [TestMethod]
    public void A_failing_database_is_answered_96_and_posts_nothing()
    {
        using var town = new Town();
        Run(town, "ALTER TABLE card RENAME TO stolen_table");
        var sale = town.Terminal.Sale(1250, town.Credit);
        Assert.AreEqual("96", town.SendForCode(sale));
        StringAssert.StartsWith(town.Explanation, "Not done: the database failed");
        Run(town, "ALTER TABLE stolen_table RENAME TO card");
        Assert.AreEqual(0, town.Host.Sales().Count);
        Assert.AreEqual("00", town.SendForCode(sale));
        Assert.AreEqual(500000 - 1250, town.Remaining(town.Credit));
    }

    [TestMethod]
    public void An_approval_that_cannot_be_stored_lowers_nothing()
    {
        using var town = new Town();
        Run(town, "CREATE TRIGGER full BEFORE UPDATE OF code ON sale BEGIN SELECT RAISE(ABORT, 'full'); END");
        var sale = town.Terminal.Sale(1250, town.Credit);
        Assert.AreEqual("96", town.SendForCode(sale));
        Assert.AreEqual(500000, town.Remaining(town.Credit));
        Run(town, "DROP TRIGGER full");
        Assert.AreEqual("00", town.SendForCode(town.Terminal.Reversal(sale)));
        Assert.AreEqual("94", town.SendForCode(sale));
        Assert.AreEqual(500000, town.Remaining(town.Credit));
    }

    [TestMethod]
    public void A_record_of_the_exchange_that_cannot_be_kept_stops_no_answer()
    {
        using var town = new Town();
        Run(town, "DROP TABLE exchange");
        Assert.AreEqual("00", town.SendForCode(town.Terminal.Sale(1250, town.Credit)));
    }

    [TestMethod]
    public void Exchanges_of_terminals_are_kept_and_those_of_strangers_are_not()
    {
        using var town = new Town();
        town.Send(town.Terminal.Sale(1250, town.Credit));
        town.Host.HandleAsync(new byte[100]).GetAwaiter().GetResult();
        town.Host.HandleAsync(town.Terminal.Echo().Seal(new byte[32])).GetAwaiter().GetResult();
        Assert.AreEqual(2L, Run(town, "SELECT COUNT(*) FROM exchange"));
        StringAssert.Contains((string)Run(town, "SELECT request FROM exchange WHERE id = 2")!, "999000******1019");
    }

    private static object? Run(Town town, string sql)
    {
        using var connection = new SqliteConnection($"Data Source={town.DatabasePath};Pooling=False");
        connection.Open();
        using var command = connection.CreateCommand();
        command.CommandText = sql;
        return command.ExecuteScalar();
    }
}
