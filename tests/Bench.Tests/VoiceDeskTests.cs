using System.IO;
using System.Text.RegularExpressions;
using System.Threading.Tasks;
using Microsoft.Playwright;

namespace Terminal.Tests.Bench;

/// <summary>The voice desk on the page: what the merchant reads out is typed, and a code or a refusal comes back.</summary>
[TestClass]
public sealed class VoiceDeskTests : BenchTest
{
    [TestMethod]
    public async Task A_referred_sale_is_approved_on_the_telephone_and_advised()
    {
        await Sell("1201", "Good debit card");
        await Shows("CALL THE ACQUIRER");
        await Exchange("0200 sale", "referred");
        await Assertions.Expect(Web.Locator("#sale-rows tr").First).ToContainTextAsync(new Regex("declined.*12.01 EUR.*online.*999100.*1026"));

        await Web.Locator("#voice-card").SelectOptionAsync(new SelectOptionValue { Label = "Good debit card" });
        await Web.Locator("#voice-amount").FillAsync("12.01");
        await Web.Keyboard.PressAsync("Enter");
        await Assertions.Expect(Web.Locator("#voice-answer .code")).ToHaveTextAsync(new Regex("^000[0-9]{3}$"), new LocatorAssertionsToHaveTextOptions { Timeout = Deadline });
        await Says("The code is good for one sale of 12.01 EUR with card 999100******1026 on terminal TERM0001");
        Directory.CreateDirectory(Screenshots);
        await Web.Locator(".voice").ScreenshotAsync(new LocatorScreenshotOptions { Path = Path.Combine(Screenshots, "voice-desk.png") });

        string code = (await Web.Locator("#voice-answer .code").TextContentAsync())!;
        await Click(code + "D");
        await Sign();
        await Paper("Cardholder copy", code);
        await Exchange("0220", $"Sale of 12.01 EUR approved by telephone with code {code}: posted. It replaces attempt 010000000001.");
        await Assertions.Expect(Web.Locator("#sale-rows tr").First).ToContainTextAsync(new Regex("posted.*12.01 EUR.*telephone.*999100.*1026"));

        await Ask("Good debit card", "288.00");
        await Says("Declined: 288.00 EUR is over the card's remaining limit of 287.99 EUR.");
        await Assertions.Expect(Web.Locator("#voice-answer .code")).ToHaveCountAsync(0);
        await Ask("Stolen credit card", "1.00");
        await Says("Keep the card: 999000******1043 is listed as stolen.");

        await Web.Locator("#voice-card").SelectOptionAsync("");
        await Web.Locator("#voice-number").FillAsync("9990 0000 0000 1019");
        await Web.Locator("#voice-amount").FillAsync("5");
        await Web.Locator("#voice-form button").ClickAsync();
        await Says("with card 999000******1019 on terminal TERM0001");
        await Assertions.Expect(Web.Locator("#voice-number")).ToHaveValueAsync("");
        StringAssert.DoesNotMatch(await Web.ContentAsync(), new Regex("99[0-9]{11,17}"), "A card number is on the page.");
    }

    private async Task Ask(string card, string amount)
    {
        await Web.Locator("#voice-card").SelectOptionAsync(new SelectOptionValue { Label = card });
        await Web.Locator("#voice-amount").FillAsync(amount);
        await Web.Locator("#voice-form button").ClickAsync();
    }

    private Task Says(string text) =>
        Assertions.Expect(Web.Locator("#voice-answer")).ToContainTextAsync(text, new LocatorAssertionsToContainTextOptions { Timeout = Deadline });

    private static string Screenshots => Path.Combine(GuideTests.Repository(), "artifacts", "screenshots");
}
