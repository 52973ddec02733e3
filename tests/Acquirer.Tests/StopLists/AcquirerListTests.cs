using System.Text;
using Terminal.Tests.Support;

namespace Terminal.Tests.StopLists;

/// <summary>The acquirer looks at its own stop list before it asks anybody.</summary>
[TestClass]
public class AcquirerListTests
{
    [TestMethod]
    [DataRow("lost", "41", "999000******1019 is listed as lost")]
    [DataRow("stolen", "43", "999000******1019 is listed as stolen")]
    [DataRow("copied", "04", "999000******1019 is on the acquirer's stop list (copied)")]
    public void A_listed_card_is_kept_at_once_without_asking_its_issuer(string reason, string code, string words)
    {
        var issuers = new HeldIssuerLine();
        using var town = new Town(issuers: issuers);
        byte[] number = Encoding.ASCII.GetBytes(town.Credit.Number);
        Assert.IsTrue(town.Host.StopList.AddAsync(number, reason).GetAwaiter().GetResult());
        Assert.AreEqual(code, town.SendForCode(town.Terminal.Sale(1250, town.Credit)), "not published yet");
        Assert.AreEqual($"Keep the card: {words}.", town.Explanation);
        Assert.AreEqual(code, town.SendForCode(town.Terminal.Hold(1250, town.Credit)));
        Assert.AreEqual($"Keep the card: {words}.", town.Call(1250, town.Credit).Text);
        Assert.AreEqual(0, issuers.Calls);
        issuers.Release();
        Assert.AreEqual("00", town.SendForCode(town.Terminal.Refund(1250, town.Credit)), "a refund goes to any card");
        Assert.IsTrue(town.Host.StopList.RemoveAsync(number).GetAwaiter().GetResult());
        Assert.AreEqual("00", town.SendForCode(town.Terminal.Sale(1250, town.Credit)));
    }
}
