using System.Linq;
using System.Threading.Tasks;
using Microsoft.Playwright;

namespace Terminal.Tests.Bench;

/// <summary>Parts that fail: what the screen says then, and that the terminal goes on.</summary>
[TestClass]
public sealed class PartTests : BenchTest
{
    [TestMethod]
    [DataRow("magtek", "half")]
    [DataRow("magtek", "backwards")]
    [DataRow("idtech", "half")]
    [DataRow("idtech", "backwards")]
    public async Task A_swipe_that_cannot_be_read_is_asked_for_again(string framing, string way)
    {
        await Choose("framing", framing);
        await Choose("way", way);
        await Sell("1250", "Good credit card");
        await Shows("Not read.", "Swipe the card again", "12.50 EUR");
        await Assertions.Expect(Web.Locator("#way")).ToHaveValueAsync("whole");
        await Swipe("Good credit card");
        await Shows("SIGNATURE");
        Assert.AreEqual(1, await Sales());
    }

    [TestMethod]
    [DataRow("magtek")]
    [DataRow("idtech")]
    public async Task A_card_that_ran_through_twice_pays_once(string framing)
    {
        await Choose("framing", framing);
        await Choose("way", "twice");
        await Sell("1250", "Good credit card");
        await Sign();
        await Click("500D");
        await Shows("Swipe the card", "5.00 EUR");
        await Swipe("Good debit card");
        await Shows("SIGNATURE");
        await Paper("TEST DEBIT", "5.00 EUR");
        Assert.AreEqual(2, await Sales());
    }

    [TestMethod]
    public async Task Noise_on_checked_frames_is_swiped_again()
    {
        await Choose("framing", "idtech");
        await Flip("noise");
        await Sell("1250", "Good credit card");
        await Shows("Not read.");
        await Flip("noise");
        await Swipe("Good credit card");
        await Shows("SIGNATURE");
    }

    [TestMethod]
    public async Task Bouncing_keys_count_once()
    {
        await Flip("bounce");
        await Click("1105");
        await Shows("11.05 EUR");
        await Click("*5C");
        await Shows("READY");
        await Flip("bounce");
        await Click("7");
        await Shows("0.07 EUR");
    }

    [TestMethod]
    public async Task A_ghost_key_is_no_key_and_the_next_one_is()
    {
        await Click("7");
        await Shows(" 0.07 EUR");
        await Web.Locator("#ghost").PressAsync("Enter");
        await Story("5 looks pressed too");
        await Click("8");
        await Shows(" 0.78 EUR");
    }

    [TestMethod]
    public async Task Paper_that_ends_in_the_middle_of_a_receipt_means_a_duplicate()
    {
        await LeavePaper("4");
        await Assertions.Expect(Web.Locator("#toggle-paper")).ToContainTextAsync("4 lines left");
        await Sell("1250", "Good credit card");
        await Shows("PRINTER", "Out of paper", "Put a new roll in");
        await Assertions.Expect(Web.Locator("#toggle-paper")).ToHaveAttributeAsync("aria-pressed", "false");
        await Answer("D", "Out of paper");
        await Flip("paper");
        await Answer("D", "SIGNATURE");
        await Paper("DUPLICATE", "Merchant copy", "12.50 EUR");
        await Answer("D", "READY");
        await Paper("Cardholder copy");
        Assert.AreEqual(1, await Sales());
    }

    [TestMethod]
    [DataRow("0")]
    [DataRow("1000")]
    [DataRow("")]
    [DataRow("1.5")]
    public async Task So_much_paper_cannot_be_left_and_the_page_says_so(string lines)
    {
        await LeavePaper(lines);
        await Assertions.Expect(Web.Locator("#trouble")).ToBeVisibleAsync();
        await Assertions.Expect(Web.Locator("#toggle-paper")).ToContainTextAsync("in");
        // The browser notes the refusal in its console, as it should.
        await Until(() => Task.FromResult(Troubles.Any(each => each.Contains("400", StringComparison.Ordinal))), () => "The bench should refuse it.");
        Troubles.Clear();
    }

    [TestMethod]
    public async Task A_printer_without_its_cable_is_told_before_the_sale_and_before_the_copy()
    {
        await Flip("cable");
        await Sell("1250", "Good credit card");
        await Shows("PRINTER", "does not answer", "cable");
        Assert.AreEqual(0, await Sales());
        await Flip("cable");
        await Answer("D", "SIGNATURE");
        await Flip("cable");
        await Answer("D", "PRINTER", "does not answer");
        await Flip("cable");
        await Answer("D", "READY");
        await Paper("Cardholder copy", "12.50 EUR");
        Assert.AreEqual(1, await Sales());
    }

    [TestMethod]
    public async Task Without_the_display_nothing_new_is_sold_and_the_paper_says_what_to_do()
    {
        await Flip("display");
        await Dark();
        await Paper("DISPLAY DOES NOT ANSWER", "the cable of the display", "+00 800 000 000");
        int before = await Beeps();
        await Click("1250D");
        await Until(async () => await Beeps() >= before + 5, () => "Each key should ring.");
        await Dark();

        await Flip("display");
        await Shows("READY", "0.00 EUR");
        await Sell("1500", "Good credit card");
        await Shows("SIGNATURE");
        await Paper("Merchant copy", "15.00 EUR");
        Assert.AreEqual(1, await Sales());
        Assert.AreEqual(2, await Slips());
    }

    [TestMethod]
    public async Task A_sale_that_was_decided_goes_on_by_paper_when_the_display_goes_dark()
    {
        await Sell("1250", "Good credit card");
        await Shows("SIGNATURE");
        await Flip("display");
        await Dark();
        await Paper("SIGNATURE", "Do the signatures", "D  Yes");
        await Again(() => Click("D"), async () => await Web.Locator(".slip", new PageLocatorOptions { HasText = "Cardholder copy" }).CountAsync() > 0);
        await Paper("Cardholder copy", "12.50 EUR");
        await Paper("DISPLAY DOES NOT ANSWER");
        await Flip("display");
        await Shows("READY");
        Assert.AreEqual(1, await Sales());
    }

    private async Task LeavePaper(string lines)
    {
        await Web.Locator("#paper-lines").FillAsync(lines);
        await Web.Keyboard.PressAsync("Enter");
    }

    private Task<int> Slips() => Web.Locator(".slip").CountAsync();

    private Task<int> Beeps() => Web.EvaluateAsync<int>("beeps");

    private Task Dark() => Until(async () => (await Screen()).Trim().Length == 0, () => "Without its cable the panel is dark.");

    /// <summary>Does something, and again as one does who cannot see whether it was taken, until it shows.</summary>
    private static async Task Again(Func<Task> act, Func<Task<bool>> shows)
    {
        long next = 0;
        await Until(
            async () =>
            {
                if (await shows())
                    return true;
                if (Environment.TickCount64 >= next)
                {
                    await act();
                    next = Environment.TickCount64 + 3_000;
                }
                return false;
            },
            () => "Nothing came of it.");
    }
}
