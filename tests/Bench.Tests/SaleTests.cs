using System.Text.RegularExpressions;
using System.Threading.Tasks;
using Microsoft.Playwright;

namespace Terminal.Tests.Bench;

/// <summary>Sales from the first key to the last slip, seen on the page alone.</summary>
[TestClass]
public sealed class SaleTests : BenchTest
{
    [TestMethod]
    public async Task A_sale_by_clicks_is_approved_printed_and_explained()
    {
        await Sell("1250", "Good credit card");
        await Shows("SIGNATURE", "D  Yes");
        string merchant = await Paper("Merchant copy");
        StringAssert.Contains(merchant, "CORNER SHOP");
        StringAssert.Contains(merchant, "12.50 EUR");
        StringAssert.Contains(merchant, "999000******1019");
        await Answer("D", "READY");
        string cardholder = await Paper("Cardholder copy");
        StringAssert.Contains(cardholder, "************1019");

        string exchange = await Exchange("0200 sale", "approved");
        StringAssert.Contains(exchange, "12.50 EUR");
        StringAssert.Contains(exchange, "999000******1019=");
        await Story("Approved");
        StringAssert.DoesNotMatch(await Web.ContentAsync(), new Regex("99[0-9]{11,17}"), "A card number is on the page.");
    }

    [TestMethod]
    public async Task A_sale_works_by_keyboard_alone()
    {
        await Web.Keyboard.TypeAsync("1250");
        await Web.Keyboard.PressAsync("Enter");
        await Shows("Swipe the card", "12.50 EUR");
        while (!await Web.EvaluateAsync<bool>("document.activeElement.matches('.card') && document.activeElement.textContent.includes('Good debit card')"))
            await Web.Keyboard.PressAsync("Tab");
        await Web.Keyboard.PressAsync("Enter");
        await Shows("SIGNATURE");
        await Web.Keyboard.PressAsync("Enter");
        await Paper("Cardholder copy", "TEST DEBIT", "12.50 EUR");
        await Shows("READY");
    }

    [TestMethod]
    public async Task Typed_keys_are_the_keys_of_the_device()
    {
        await Web.Keyboard.TypeAsync("78");
        await Web.Keyboard.PressAsync("#");
        await Shows("78.00 EUR");
        await Web.Keyboard.PressAsync("Backspace");
        await Shows("7.80 EUR");
        await Web.Keyboard.PressAsync("Escape");
        await Shows("READY");
        await Web.Keyboard.PressAsync("m");
        await Shows("MENU");
        await Web.Keyboard.TypeAsync("81");
        await Shows("THIS TERMINAL", "TERM0001");
        await Web.Keyboard.PressAsync("Escape");
        await Shows("THIS TERMINAL", "1 State");
        await Web.Keyboard.PressAsync("Escape");
        await Shows("MENU");
        await Web.Keyboard.PressAsync("Escape");
        await Shows("READY");
    }

    [TestMethod]
    public async Task A_card_can_be_dragged_through_the_slot()
    {
        await Click("1500D");
        await Shows("Swipe the card");
        LocatorBoundingBoxResult card = (await Web.Locator(".card").First.BoundingBoxAsync())!;
        LocatorBoundingBoxResult slot = (await Web.Locator("#slot").BoundingBoxAsync())!;
        await Web.Mouse.MoveAsync(card.X + 60, card.Y + 60);
        await Web.Mouse.DownAsync();
        await Web.Mouse.MoveAsync(slot.X + 20, slot.Y + 30, new MouseMoveOptions { Steps = 6 });
        await Web.Mouse.MoveAsync(slot.X + 20, slot.Y + 300, new MouseMoveOptions { Steps = 6 });
        await Web.Mouse.UpAsync();
        await Shows("SIGNATURE");
        Assert.AreEqual(1, await Sales(), "One drag is one swipe.");
    }

    [TestMethod]
    [DataRow("1205", "Declined by the", "declined")]
    [DataRow("1251", "over the", "declined")]
    [DataRow("1204", "Keep the", "declined")]
    [DataRow("1291", "cannot be", "not now")]
    public async Task Cents_choose_the_answer(string keys, string screen, string verdict)
    {
        await Sell(keys, "Good credit card");
        await Shows("SALE NOT MADE", screen);
        await Exchange("0200 sale", verdict);
        await Story(verdict);
    }

    [TestMethod]
    public async Task Cents_01_want_a_call()
    {
        await Sell("1201", "Good credit card");
        await Shows("CALL THE ACQUIRER", "+00 800 000 000", "TERM0001");
        await Exchange("0200 sale", "referred");
        await Answer("C", "SALE NOT MADE", "Not approved by");
    }

    [TestMethod]
    public async Task Cents_08_ask_for_an_identity_document()
    {
        await Sell("1208", "Good credit card");
        await Shows("IDENTITY DOCUMENT");
        await Answer("D", "SIGNATURE");
        await Answer("D", "READY");
        await Paper("Cardholder copy");
    }

    [TestMethod]
    public async Task A_sum_over_the_limit_is_declined()
    {
        await Sell("2500", "Small-limit");
        await Shows("SALE NOT MADE", "limit");
        await Exchange("0200 sale", "declined", "over the limit");
    }

    [TestMethod]
    [DataRow("Expired", "expired")]
    [DataRow("Wrong check digit", "not valid")]
    [DataRow("Unknown product", "not accepted here")]
    public async Task A_card_that_the_terminal_refuses_reaches_nobody(string role, string screen)
    {
        await Sell("1250", role);
        await Shows("SALE NOT MADE", screen);
        Assert.AreEqual(0, await Sales());
    }

    [TestMethod]
    public async Task A_damaged_track_is_swiped_again()
    {
        await Sell("1250", "Damaged track");
        await Shows("Not read.", "Swipe the card again");
        await Swipe("Good credit card");
        await Shows("SIGNATURE");
    }

    [TestMethod]
    public async Task A_disturbed_reader_is_swiped_again()
    {
        await Flip("noise");
        await Sell("1250", "Good credit card");
        await Shows("Not read.");
        await Flip("noise");
        await Swipe("Good credit card");
        await Shows("SIGNATURE");
    }

    [TestMethod]
    public async Task A_refused_signature_voids_the_sale_and_the_acquirer_hears_of_it()
    {
        await Sell("1250", "Good credit card");
        await Shows("SIGNATURE");
        await Answer("C", "IDENTITY DOCUMENT");
        await Answer("C", "SALE VOIDED", "OK");
        await Paper("SALE VOIDED", "12.50 EUR");
        await Answer("D", "READY");
        string reversal = await Exchange("0420", "4351");
        StringAssert.Contains(reversal, "reversed");
    }

    [TestMethod]
    public async Task Cancel_works_at_every_prompt_before_the_decision()
    {
        await Click("1250C");
        await Shows("READY");
        await Click("1250D");
        await Shows("Swipe the card");
        await Click("C");
        await Shows("READY");
        Assert.AreEqual(0, await Sales());
    }

    [TestMethod]
    public async Task Receipts_can_be_torn_off()
    {
        await Sell("1250", "Good credit card");
        await Paper("Merchant copy");
        await Web.Locator(".tear").First.FocusAsync();
        await Web.Keyboard.PressAsync("Enter");
        await Assertions.Expect(Web.Locator(".slip")).ToHaveCountAsync(0);
    }
}
