using System.Linq;
using Terminal.Acquirer.Exchanges;
using Terminal.Core.Messages;
using Terminal.Tests.Support;

namespace Terminal.Tests;

/// <summary>Books that are made false on purpose: the terminal has its answer, and the settlement shows it.</summary>
[TestClass]
public class FalseBooksTests
{
    [TestMethod]
    public void A_forgotten_sale_comes_back_with_the_upload_and_its_authorisation_does_not()
    {
        using var town = Sold(Fault.Forgotten, out var sale, out string code);
        Assert.AreEqual(0, town.Host.Sales().Count);
        Assert.AreEqual(500000, town.Remaining(town.Credit));
        Assert.AreEqual("95", town.SendForCode(town.Terminal.Settlement(1, 1250)));
        Assert.AreEqual("00", town.SendForCode(town.Terminal.Upload(sale, 1, 1, code)));
        Assert.AreEqual(("00", "1", "00000100000000000012500000000000000000000000"), Close(town));
        Assert.AreEqual("4508", town.Host.Sales().Single().Refused);
    }

    [TestMethod]
    public void A_misbooked_sale_is_a_difference_and_what_was_booked_is_in_suspense()
    {
        using var town = Sold(Fault.Misbooked, out var sale, out string code);
        Assert.AreEqual(1350L, town.Host.Sales().Single().Amount);
        Assert.AreEqual("95", town.SendForCode(town.Terminal.Settlement(1, 1250)));
        Assert.AreEqual("Batch 000001 stays open, for the totals differ. Terminal: 1 sale of 12.50 EUR, 0 refunds of 0.00 EUR. Host: 1 sale of 13.50 EUR, 0 refunds of 0.00 EUR.", town.Explanation);
        Assert.AreEqual("94", town.SendForCode(town.Terminal.Upload(sale, 1, 1, code)));
        Assert.AreEqual(("00", "2", "00000000000000000000000000000000000000000000"), Close(town));
        Assert.AreEqual(-1350L, SettlementTests.Balance(town, "suspense"));
        Assert.AreEqual(1, town.Host.Alarms().Count);
    }

    [TestMethod]
    public void What_was_booked_twice_is_in_suspense_and_the_batch_balances()
    {
        using var town = Sold(Fault.BookedTwice, out var sale, out string code);
        Assert.AreEqual("95", town.SendForCode(town.Terminal.Settlement(1, 1250)));
        Assert.AreEqual("00", town.SendForCode(town.Terminal.Upload(sale, 1, 1, code)));
        Assert.AreEqual(("00", "1", "00000100000000000012500000000000000000000000"), Close(town));
        Assert.AreEqual(-1250L, SettlementTests.Balance(town, "suspense"));
    }

    [TestMethod]
    [DataRow(Fault.Forgotten)]
    [DataRow(Fault.Misbooked)]
    [DataRow(Fault.BookedTwice)]
    public void They_wait_for_a_sale_that_is_approved_and_leave_the_ledger_in_step(Fault fault)
    {
        using var town = new Town();
        town.Host.Faults.Arm(fault);
        town.Send(town.Terminal.Echo());
        town.Send(town.Terminal.Sale(1205, town.Credit));
        town.Send(town.Terminal.Hold(1250, town.Credit));
        Assert.AreEqual(fault, town.Host.Faults.Armed);
        town.Send(town.Terminal.Sale(1250, town.Credit));
        Assert.AreEqual(Fault.None, town.Host.Faults.Armed);
        StringAssert.Contains(town.Explanation, "On purpose, the host has ");
        Assert.AreEqual(0L, town.Host.Balances().Sum(each => each.Balance));
        Assert.AreEqual(500000 - 1250 - town.Host.Sales().Where(sale => sale.Kind == "sale").Sum(sale => sale.Held), town.Remaining(town.Credit));
    }

    private static Town Sold(Fault fault, out Draft sale, out string code)
    {
        var town = new Town();
        town.Host.Faults.Arm(fault);
        sale = town.Terminal.Sale(1250, town.Credit);
        code = Town.Text(town.Send(sale), Field.ApprovalCode);
        return town;
    }

    private static (string Code, string Settlement, string Totals) Close(Town town) => SettlementTests.Read(town.Send(town.Terminal.Settlement(1, 1250).With(3, "960000")));
}
