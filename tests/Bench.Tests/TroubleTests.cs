using System.Threading.Tasks;
using Microsoft.Playwright;

namespace Terminal.Tests.Bench;

/// <summary>What can go wrong at the desk: each has a clear screen, and nothing is lost.</summary>
[TestClass]
public sealed class TroubleTests : BenchTest
{
    [TestMethod]
    public async Task With_the_network_plug_pulled_nothing_is_sent()
    {
        await Flip("line");
        await Sell("1250", "Good credit card");
        await Shows("No connection to the", "nothing was");
        await Story("not a byte left the terminal");
        Assert.AreEqual(0, await Sales());
        await Answer("D", "READY");
        await Flip("line");
        await Sell("1250", "Good credit card");
        await Shows("SIGNATURE");
    }

    [TestMethod]
    [DataRow("silent", "did not", "4021")]
    [DataRow("http-error", "did not", "4021")]
    [DataRow("wrong-mac", "wrong MAC", "4021")]
    [DataRow("wrong-answer", "another amount", "4020")]
    public async Task A_failing_host_means_a_reversal_and_a_slip(string fault, string screen, string reason)
    {
        await Choose("fault", fault);
        await Sell("1250", "Good credit card");
        await Shows("SALE NOT MADE", screen);
        await Paper("SALE NOT MADE", "No goods are to be handed over", "12.50 EUR");
        await Shows("OK");
        await Answer("D", "READY");
        await Exchange("0420", reason, "reversed");
        await Assertions.Expect(Web.Locator("#fault")).ToHaveValueAsync("none");
    }

    [TestMethod]
    public async Task Paper_is_asked_for_before_the_sale_is_decided()
    {
        await Flip("paper");
        await Sell("1250", "Good credit card");
        await Shows("PRINTER", "Out of paper");
        Assert.AreEqual(0, await Sales());
        await Flip("paper");
        await Flip("cover");
        await Answer("D", "cover is open");
        await Flip("cover");
        await Answer("D", "SIGNATURE");
    }

    [TestMethod]
    public async Task A_power_cut_before_the_signature_leaves_the_sale_to_be_finished()
    {
        await Sell("1250", "Good credit card");
        await Shows("SIGNATURE");
        await CutPower();
        await Shows("AFTER A RESTART", "12.50 EUR", "D  Finish");
        await Answer("D", "SIGNATURE");
        await Paper("DUPLICATE", "Merchant copy");
        await Answer("D", "READY");
        await Paper("Cardholder copy");
    }

    [TestMethod]
    public async Task A_power_cut_during_the_call_is_reversed_after_the_restart()
    {
        await Choose("fault", "silent");
        await Sell("1250", "Good credit card");
        await Exchange("0200 sale");
        await CutPower();
        await Shows("AFTER A RESTART", "NOT MADE");
        await Paper("SALE NOT MADE");
        await Shows("AFTER A RESTART", "OK");
        await Answer("D", "READY");
        await Exchange("0420", "4021");
    }

    [TestMethod]
    public async Task A_page_that_lost_the_line_shows_all_of_it_again()
    {
        await Sell("1250", "Good credit card");
        await Shows("SIGNATURE");
        string slip = await Paper("Merchant copy");
        await Web.ReloadAsync();
        await Shows("SIGNATURE");
        Assert.AreEqual(slip, await Paper("Merchant copy"));
        await Exchange("0200 sale", "approved");
    }
}
