using System.Threading.Tasks;
using Terminal.Core.Messages;
using Terminal.Tests.Support;

namespace Terminal.Tests;

[TestClass]
public class ReversalTests
{
    [TestMethod]
    public void A_reversal_gives_the_amount_back_once()
    {
        using var town = new Town();
        var sale = town.Terminal.Sale(1250, town.Credit);
        town.Send(sale);
        var reversal = town.Terminal.Reversal(sale);
        var first = town.Post(reversal);
        Assert.AreEqual("00", Town.Code(town.Fitting(reversal, first)));
        Assert.AreEqual("Reversed: 12.50 EUR went back to the card's remaining limit.", town.Explanation);
        var repeat = reversal.WithMti("0421");
        CollectionAssert.AreEqual(first.Message, town.Post(repeat).Message);
        Assert.AreEqual(500000, town.Remaining(town.Credit));
        Assert.IsTrue(town.Host.Sales()[0].IsReversed);
    }

    [TestMethod]
    public void A_late_copy_of_a_reversed_request_is_a_duplicate()
    {
        using var town = new Town();
        var sale = town.Terminal.Sale(1250, town.Credit);
        town.Send(sale);
        town.Send(town.Terminal.Reversal(sale));
        Assert.AreEqual("94", town.SendForCode(sale));
        Assert.AreEqual(500000, town.Remaining(town.Credit));
    }

    [TestMethod]
    public void A_reversal_of_an_unknown_number_leaves_a_tombstone()
    {
        using var town = new Town();
        var sale = town.Terminal.Sale(1250, town.Credit);
        var reversal = town.Terminal.Reversal(sale);
        Assert.AreEqual("25", town.SendForCode(reversal));
        town.Restart();
        Assert.AreEqual("94", town.SendForCode(sale));
        Assert.AreEqual("25", town.SendForCode(reversal.WithMti("0421")));
        Assert.AreEqual(500000, town.Remaining(town.Credit));
        Assert.AreEqual(0, town.Host.Sales().Count);
    }

    [TestMethod]
    public void A_declined_sale_gives_nothing_back()
    {
        using var town = new Town();
        var sale = town.Terminal.Sale(1205, town.Credit);
        Assert.AreEqual("05", town.SendForCode(sale));
        Assert.AreEqual("00", town.SendForCode(town.Terminal.Reversal(sale)));
        Assert.AreEqual(500000, town.Remaining(town.Credit));
    }

    [TestMethod]
    public void Another_reversal_of_the_same_number_posts_nothing()
    {
        using var town = new Town();
        var sale = town.Terminal.Sale(1250, town.Credit);
        town.Send(sale);
        town.Send(town.Terminal.Reversal(sale));
        Assert.AreEqual("94", town.SendForCode(town.Terminal.Reversal(sale, "4000")));
        Assert.AreEqual(500000, town.Remaining(town.Credit));
    }

    [TestMethod]
    [DataRow(4, "000000001251")]
    [DataRow(49, "840")]
    [DataRow(2, "9991000000001026")]
    [DataRow(90, "020000099911221200000000000000000000000000")]
    public void A_reversal_that_fits_not_its_original_posts_nothing(int field, string text)
    {
        using var town = new Town();
        var sale = town.Terminal.Sale(1250, town.Credit);
        town.Send(sale);
        Assert.AreEqual("94", town.SendForCode(town.Terminal.Reversal(sale).With(field, text)));
        Assert.AreEqual(500000 - 1250, town.Remaining(town.Credit));
        Assert.AreEqual("00", town.SendForCode(town.Terminal.Reversal(sale)));
        Assert.AreEqual(500000, town.Remaining(town.Credit));
    }

    [TestMethod]
    public async Task A_reversal_that_arrives_while_the_request_is_at_the_issuer_undoes_the_approval()
    {
        var issuers = new HeldIssuerLine();
        using var town = new Town(issuers: issuers);
        var sale = town.Terminal.Sale(1250, town.Credit);
        var atIssuer = town.SendAsync(sale);
        await issuers.Arrived;
        Assert.AreEqual("00", town.SendForCode(town.Terminal.Reversal(sale)));
        Assert.AreEqual("Reversed: the request is still at the issuer; its approval will be undone there.", town.Explanation);
        Assert.IsFalse(atIssuer.IsCompleted);
        issuers.Release();
        Assert.AreEqual("94", Town.Code(town.Fitting(sale, await atIssuer)));
        Assert.AreEqual("Undone: the issuer approved, but a reversal came first; nothing was posted.", town.Explanation);
        Assert.AreEqual(500000, town.Remaining(town.Credit));
        Assert.AreEqual(0, town.Host.Sales()[0].Held);
        Assert.AreEqual("94", town.SendForCode(sale));
    }
}
