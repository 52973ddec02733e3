using System.IO;
using System.Text.RegularExpressions;
using System.Threading.Tasks;
using Microsoft.Playwright;

namespace Terminal.Tests.Bench;

/// <summary>Sales that the terminal decides alone, and the stop list that lets it, as the page shows them.</summary>
[TestClass]
public sealed class OfflineTests : BenchTest
{
    private static readonly LocatorAssertionsToContainTextOptions Patiently = new() { Timeout = Deadline };
    private static readonly LocatorAssertionsToHaveClassOptions Soon = new() { Timeout = Deadline };

    [TestMethod]
    public async Task A_small_sale_is_decided_here_and_advised_once_the_line_is_back()
    {
        await ListIsHeld("2 cards");
        await Flip("line");
        await Sell("350", "Good credit card");
        await Shows("SIGNATURE");
        await Story("3.50 EUR under the floor limit, so approved here");
        await Answer("D", "READY");
        await Paper("Merchant copy", "3.50 EUR", "F00001");
        await Assertions.Expect(Web.Locator("#lamp-owed")).ToHaveTextAsync("owed 1");
        await Assertions.Expect(Web.Locator("#lamp-owed")).ToHaveClassAsync(new Regex("on"));
        await Story("3.50 EUR under the floor limit, so approved here");
        Directory.CreateDirectory(Screenshots);
        await Web.ScreenshotAsync(new PageScreenshotOptions { Path = Path.Combine(Screenshots, "offline-sale.png"), FullPage = true });

        await Flip("line");
        await Exchange("Advice", "3.50 EUR approved by the terminal under its floor limit: posted");
        await Assertions.Expect(Web.Locator("#lamp-owed")).ToHaveTextAsync("owed", new LocatorAssertionsToHaveTextOptions { Timeout = Deadline });
        await Assertions.Expect(Web.Locator("#sale-rows tr").First).ToContainTextAsync(new Regex("posted.*3.50 EUR.*offline"), Patiently);
    }

    [TestMethod]
    public async Task A_card_put_on_the_list_is_asked_about_after_the_update_and_no_longer_once_taken_off()
    {
        await ListIsHeld("2 cards");
        await Put("Good credit card", true);
        await Assertions.Expect(Web.Locator("#list-newest")).ToContainTextAsync("3 cards", Patiently);
        await Assertions.Expect(Web.Locator("#list-held")).ToHaveClassAsync(new Regex("behind"), Soon);
        await Assertions.Expect(Web.Locator("#list-rows")).ToContainTextAsync(new Regex("999000.*1019.*Good credit card"), Patiently);

        await Web.Locator("#list-update").ClickAsync();
        await ListIsHeld("3 cards");
        await Shows("STOP LIST", "0000000003", "In use");
        await Answer("C", "THIS TERMINAL");
        await Answer("C", "MENU");
        await Answer("C", "READY");
        await Sell("350", "Good credit card");
        await Exchange("0200 sale", "on the stop list, so online");
        await Story("Why the terminal asked: on the stop list, so online.");
        await Shows("SALE NOT MADE", "Keep the");
        await Answer("D", "READY");

        await Put("Good credit card", false);
        await Web.Locator("#list-update").ClickAsync();
        await ListIsHeld("2 cards");
        await Answer("C", "THIS TERMINAL");
        await Answer("C", "MENU");
        await Answer("C", "READY");
        await Sell("300", "Good credit card");
        await Story("3.00 EUR under the floor limit, so approved here");
        await Sign();
        StringAssert.DoesNotMatch(await Web.ContentAsync(), new Regex("99[0-9]{11,17}"), "A card number is on the page.");
    }

    [TestMethod]
    public async Task A_listed_card_that_nobody_can_be_asked_about_is_not_taken_here()
    {
        await ListIsHeld("2 cards");
        await Flip("line");
        await Sell("350", "Stolen credit card");
        await Shows("CALL THE ACQUIRER", "3.50 EUR");
        await Answer("C", "NOT MADE");
    }

    [TestMethod]
    public async Task What_cannot_be_listed_is_said()
    {
        await Put("Stolen credit card", true);
        await Assertions.Expect(Web.Locator("#trouble")).ToContainTextAsync("The card is on the list already.", Patiently);
        await Put("Good debit card", false);
        await Assertions.Expect(Web.Locator("#trouble")).ToContainTextAsync("The card is not on the list.", Patiently);
        Troubles.RemoveAll(trouble => trouble.Contains("400"));
    }

    private async Task Put(string role, bool on)
    {
        await Web.Locator("#list-card").SelectOptionAsync(new SelectOptionValue { Label = role });
        await Web.Locator(on ? "#list-on" : "#list-off").ClickAsync();
    }

    private static string Screenshots => Path.Combine(GuideTests.Repository(), "artifacts", "screenshots");
}
