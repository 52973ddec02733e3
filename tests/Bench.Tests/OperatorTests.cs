using System.Threading.Tasks;
using Microsoft.Playwright;

namespace Terminal.Tests.Bench;

/// <summary>The acquirer's books are made false, the settlement tells of it, and an operator decides about what is left over.</summary>
[TestClass]
public sealed class OperatorTests : BenchTest
{
    [TestMethod]
    public async Task A_misbooked_sale_is_a_difference_on_paper_and_what_was_booked_goes_back_to_the_cardholder()
    {
        await Sold("misbook");
        await Settle("totals differ");
        string report = await Paper("SETTLEMENT (Z)", "TOTALS DIFFER");
        StringAssert.Contains(report, "Of these not taken             1");
        await Paper("NOT TAKEN", "12.50 EUR", "010000000001");
        await Says("A difference is left: the terminal has 1 sale of 12.50 EUR");

        await Web.Locator("#suspense-cardholder").ClickAsync();
        await Assertions.Expect(Web.Locator("#trouble")).ToContainTextAsync("Say who decides");
        Troubles.Clear();
        await Decide("cardholder", "the slip says 12.50");
        await Row("010000000001", "13.50 EUR", "returned", "clearing: the slip says 12.50");
    }

    [TestMethod]
    public async Task A_sale_that_was_booked_twice_balances_and_what_is_over_is_released_once()
    {
        await Sold("book-twice");
        await Settle("both count the same");
        await Paper("SETTLEMENT (Z)", "TOTALS AGREE");
        await Decide("merchant", "a second slip was found");
        await Row("ZZ0000000001", "12.50 EUR", "released", "a second slip was found");
        await Assertions.Expect(Web.Locator("#suspense-form")).ToBeHiddenAsync();
    }

    [TestMethod]
    public async Task A_forgotten_sale_comes_back_with_the_upload()
    {
        await Sold("forget");
        await Settle("both count the same");
        await Exchange("0320", "posted. Clearing will not reimburse it (4508)");
        await Assertions.Expect(Web.Locator("#operator-empty")).ToBeVisibleAsync();
    }

    private async Task Sold(string fault)
    {
        await Choose("fault", fault);
        await Sell("1250", "Good credit card");
        await Exchange("0200 sale", "On purpose, the host has");
        await Sign();
        await Assertions.Expect(Web.Locator("#fault")).ToHaveValueAsync("none");
    }

    private async Task Settle(string end)
    {
        await Click("A7");
        await Shows("SETTLEMENT");
        await Answer("D", end);
        await Answer("D", "READY");
    }

    private async Task Decide(string to, string reason)
    {
        await Web.Locator("#suspense-reason").FillAsync(reason);
        await Web.Locator("#suspense-" + to).ClickAsync();
    }

    private Task Says(string text) => Assertions.Expect(Web.Locator("#alarms")).ToContainTextAsync(text, new LocatorAssertionsToContainTextOptions { Timeout = Deadline });

    private async Task Row(params string[] texts)
    {
        foreach (string text in texts)
            await Assertions.Expect(Web.Locator("#suspense-rows")).ToContainTextAsync(text, new LocatorAssertionsToContainTextOptions { Timeout = Deadline });
    }
}
