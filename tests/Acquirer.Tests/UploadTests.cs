using System.Linq;
using Terminal.Acquirer;
using Terminal.Core.Messages;
using Terminal.Tests.Support;

namespace Terminal.Tests;

[TestClass]
public class UploadTests
{
    [TestMethod]
    public void What_both_ends_know_is_posted_once()
    {
        using var town = new Town();
        var sale = town.Terminal.Sale(2000, town.Credit);
        string code = Town.Text(town.Send(sale), Field.ApprovalCode);
        var refund = town.Terminal.Refund(500, town.Credit, sale.Fields[37]);
        town.Send(refund);
        Assert.AreEqual("95", town.SendForCode(town.Terminal.Settlement(1, 1000)));
        var upload = town.Terminal.Upload(sale, 1, 2, code);
        var answer = town.Send(upload);
        Assert.AreEqual(("00", "0001", "0002", "000001"), (Town.Code(answer), Town.Text(answer, 71), Town.Text(answer, 72), Town.Text(answer, 60)));
        Assert.AreEqual("00", town.SendForCode(upload.WithMti("0321")));
        Assert.AreEqual("00", town.SendForCode(town.Terminal.Upload(sale, 2, 5, code)), "an upload that began anew");
        Assert.AreEqual("00", town.SendForCode(town.Terminal.Upload(refund, 2, 2, null)));
        Assert.AreEqual(500000 - 1500, town.Remaining(town.Credit));
        Assert.AreEqual(2, town.Host.Sales().Count);
        Assert.AreEqual(("00", "1"), Closed(town, town.Terminal.Settlement(1, 2000, 1, 500)));
        Assert.AreEqual(1500L, town.Host.MerchantDays().Single().Owed);
        Assert.AreEqual(0, town.Host.Alarms().Count);
    }

    [TestMethod]
    public void What_only_the_terminal_knows_is_posted_and_doubted()
    {
        using var town = new Town();
        var sale = town.Terminal.Sale(2000, town.Credit);
        town.Send(sale);
        var unknown = town.Terminal.Advice(800, town.Credit);
        var given = town.Terminal.Refund(300, town.Credit, sale.Fields[37]);
        Assert.AreEqual("95", town.SendForCode(town.Terminal.Settlement(2, 2800, 1, 300)));
        Assert.AreEqual("00", town.SendForCode(town.Terminal.Upload(sale, 1, 3, "123456")));
        var upload = town.Terminal.Upload(unknown, 2, 3, unknown.Fields[38]);
        Assert.AreEqual("00", town.SendForCode(upload));
        Assert.AreEqual("Sale of 8.00 EUR approved by the terminal under its floor limit: posted. Clearing may refuse it: the host first heard of it from the upload of its batch.", town.Explanation);
        Assert.AreEqual("00", town.SendForCode(upload.WithMti("0321")));
        Assert.AreEqual("00", town.SendForCode(town.Terminal.Upload(given, 3, 3, null)));
        Assert.AreEqual("Refund of 3.00 EUR: posted. Clearing may refuse it: the host first heard of it from the upload of its batch.", town.Explanation);
        Assert.AreEqual(500000 - 2500, town.Remaining(town.Credit));
        Assert.AreEqual("94", town.SendForCode(unknown), "its advice comes too late to post again");
        Assert.AreEqual(("00", "1"), Closed(town, town.Terminal.Settlement(2, 2800, 1, 300)));
        Assert.AreEqual(2500L, town.Host.MerchantDays().Single().Owed);
    }

    [TestMethod]
    public void An_online_sale_that_the_host_does_not_know_is_posted_and_doubted_too()
    {
        using var town = new Town();
        var never = town.Terminal.Sale(2000, town.Credit);
        Assert.AreEqual("00", town.SendForCode(town.Terminal.Upload(never, 1, 1, "123456")));
        StringAssert.StartsWith(town.Explanation, "Sale of 20.00 EUR approved online, as the terminal has it: posted.");
        Assert.AreEqual("94", town.SendForCode(never));
        Assert.AreEqual(500000 - 2000, town.Remaining(town.Credit));
    }

    [TestMethod]
    public void What_only_the_host_knows_goes_to_suspense()
    {
        using var town = new Town();
        var sale = town.Terminal.Sale(2000, town.Credit);
        var lost = town.Terminal.Sale(700, town.Credit);
        town.Send(sale);
        town.Send(lost);
        var given = town.Terminal.Refund(300, town.Credit, lost.Fields[37]);
        town.Send(given);
        Assert.AreEqual("95", town.SendForCode(town.Terminal.Settlement(1, 2000)));
        town.Send(town.Terminal.Upload(sale, 1, 1, "123456"));
        Assert.AreEqual(("00", "1"), Closed(town, town.Terminal.Settlement(1, 2000)));
        StringAssert.EndsWith(town.Explanation, "In suspense, as only the host knows them: 2.");
        Assert.AreEqual(-400L, SettlementTests.Balance(town, "suspense"));
        Assert.AreEqual(2000L, town.Host.MerchantDays().Single().Owed);
        Assert.AreEqual(500000 - 2400, town.Remaining(town.Credit), "the cardholder is charged still");
        CollectionAssert.AreEqual(new[] { false, true, true }, town.Host.Sales().Select(each => each.IsInSuspense).ToArray());
        Assert.AreEqual(2L, town.Host.Batches().Single().Suspended);
    }

    [TestMethod]
    public void A_number_that_both_know_differently_is_a_difference_that_is_left()
    {
        using var town = new Town();
        var sale = town.Terminal.Sale(2000, town.Credit);
        var declined = town.Terminal.Sale(1205, town.Credit);
        var reversed = town.Terminal.Sale(300, town.Credit);
        foreach (var draft in new[] { sale, declined, reversed, town.Terminal.Reversal(reversed) })
            town.Send(draft);
        Assert.AreEqual("94", town.SendForCode(town.Terminal.Upload(sale.With(4, "000000002001"), 1, 3, "123456")));
        Assert.AreEqual("94", town.SendForCode(town.Terminal.Upload(declined, 2, 3, "123456")));
        Assert.AreEqual("94", town.SendForCode(town.Terminal.Upload(reversed, 3, 3, "123456")));
        Assert.AreEqual("00", town.SendForCode(town.Terminal.Upload(sale, 1, 3, "123456")));
        Assert.AreEqual(500000 - 2000, town.Remaining(town.Credit));
        var last = town.Terminal.Settlement(3, 3506).With(3, "960000");
        Assert.AreEqual(("00", "2", "00000100000000000020000000000000000000000000"), SettlementTests.Read(town.Send(last)));
        Assert.AreEqual(("00", "2", "00000100000000000020000000000000000000000000"), SettlementTests.Read(town.Send(last.WithMti("0501"))));
        StringAssert.EndsWith(town.Host.Alarms().Single().Text, "A difference is left: the terminal has 3 sales of 35.06 EUR, 0 refunds of 0.00 EUR.");
        Assert.AreEqual(2000L, town.Host.MerchantDays().Single().Owed);
    }

    [TestMethod]
    public void What_is_uploaded_of_a_closed_batch_goes_to_suspense()
    {
        using var town = new Town();
        town.Send(town.Terminal.Settlement());
        Assert.AreEqual("00", town.SendForCode(town.Terminal.Upload(town.Terminal.Sale(700, town.Credit), 1, 1, "123456")));
        Assert.AreEqual(-700L, SettlementTests.Balance(town, "suspense"));
        Assert.AreEqual(0, town.Host.MerchantDays().Count);
    }

    [TestMethod]
    public void Closing_after_an_upload_that_was_not_needed_suspends_nothing()
    {
        using var town = new Town();
        town.Send(town.Terminal.Sale(700, town.Credit));
        Assert.AreEqual(("00", "1"), Closed(town, town.Terminal.Settlement(1, 700)));
        Assert.AreEqual(700L, town.Host.MerchantDays().Single().Owed);
    }

    [TestMethod]
    [DataRow(71, "0000")]
    [DataRow(71, "0002")]
    [DataRow(39, "05")]
    [DataRow(38, null)]
    public void An_upload_message_of_wrong_form_is_answered_30(int field, string? text)
    {
        using var town = new Town();
        Assert.AreEqual("30", town.SendForCode(town.Terminal.Upload(town.Terminal.Sale(700, town.Credit), 1, 1, "123456").With(field, text)));
        Assert.AreEqual(0, town.Host.Sales().Count);
    }

    private static (string Code, string Settlement) Closed(Town town, Draft settlement)
    {
        var (code, settled, _) = SettlementTests.Read(town.Send(settlement.With(3, "960000")));
        return (code, settled);
    }
}
