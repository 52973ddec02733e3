using System.Collections.Generic;
using System.IO;
using System.Linq;
using System.Threading.Tasks;
using Microsoft.Playwright;

namespace Terminal.Tests.Bench;

/// <summary>
/// The pictures of the guides, taken from the running bench so that they stay true. With TERMINAL_PICTURES=1 they go to docs/pictures, else to artifacts/pictures.
/// </summary>
[TestClass]
public sealed class PictureTests : BenchTest
{
    /// <summary>A picture is for a document that people load over slow lines, too.</summary>
    private const int LargestFile = 240_000;

    /// <summary>As wide as a document shows it.</summary>
    private const int WidthOfPage = 800;

    private readonly List<string> _screens = [];

    protected override ViewportSize Size => new() { Width = 1280, Height = 1190 };

    // Each dot of the panel gets four pixels of the picture.
    protected override float Scale => 2;

    /// <summary>From here on every screen is kept, however shortly it stood.</summary>
    [TestInitialize]
    public async Task KeepScreens()
    {
        await Web.EvaluateAsync("""
            () => {
              const draw = drawScreen;
              window.kept = [panel];
              window.held = false;
              drawScreen = () => {
                if (window.kept.at(-1) !== panel) window.kept.push(panel);
                if (!window.held) draw();
              };
              window.hold = (place) => {
                const now = panel;
                panel = window.kept[place];
                window.held = true;
                draw();
                panel = now;
              };
              window.goOn = () => { window.held = false; drawScreen(); };
            }
            """);

        // Plain ground and plain dots: shades of colour make large files and say nothing.
        await Web.EvaluateAsync("""
            () => {
              Object.defineProperty(window, "devicePixelRatio", { value: 1 });
              document.body.style.background = "#f3f0ea";
              document.querySelector(".device").style.boxShadow = "none";
              drawScreen();
            }
            """);
    }

    [TestMethod]
    public async Task A_sale()
    {
        await Display("ready", "READY");
        await Click("1250");
        await Display("amount", "SALE", "12.50 EUR", "D Enter");
        await Click("D");
        await Display("swipe", "Swipe the card");
        await Swipe("Good credit card");
        await Shows("SIGNATURE");
        await Display("calling", "Calling the acquirer", "12.50 EUR");
        await Display("approved", "APPROVED", "12.50 EUR");
        await Display("signature", "SIGNATURE");
        await Slip("receipt-merchant", "Merchant copy");
        await Part("device", "#device");
        await Answer("D", "READY");
        await Display("completed", "COMPLETED", "12.50 EUR");
        await Slip("receipt-cardholder", "Cardholder copy");
        await Web.Locator(".exchange", new PageLocatorOptions { HasText = "0200" }).Locator("summary").ClickAsync();
        await Part("exchange", ".exchange:has(details[open])");
        await Web.Locator(".exchange summary").First.ClickAsync();
        await Web.EvaluateAsync("() => scrollTo(0, 0)");
        await Whole("page");
        await Part("cards", "#tray");
        await Part("switches", ".switches");
    }

    [TestMethod]
    public async Task The_acquirers_answers()
    {
        await Sell("1205", "Good credit card");
        await Display("declined", "SALE NOT MADE", "Declined");
        await Answer("D", "READY");
        await Sell("1201", "Good credit card");
        await Display("refer", "CALL THE ACQUIRER", "+00 800 000 000");
        await Answer("C", "SALE NOT MADE", "OK");
        await Answer("D", "READY");
        await Sell("1204", "Good credit card");
        await Display("keep-card", "SALE NOT MADE", "Keep the");
        await Answer("D", "READY");
        await Sell("1208", "Good credit card");
        await Display("identity", "IDENTITY DOCUMENT");
        await Answer("C", "SALE VOIDED", "OK");
        await Display("voided", "SALE VOIDED", "OK");
        await Slip("receipt-voided", "SALE VOIDED");
    }

    [TestMethod]
    public async Task No_answer_and_no_line()
    {
        await Choose("fault", "silent");
        await Sell("1250", "Good credit card");
        await Shows("SALE NOT MADE", "did not", "OK");
        await Display("no-answer", "SALE NOT MADE", "did not", "OK");
        await Slip("receipt-not-made", "SALE NOT MADE");
        await Answer("D", "READY");
        await Flip("line");
        await Sell("1250", "Good debit card");
        await Display("no-connection", "No connection to the");
    }

    [TestMethod]
    public async Task Printer_and_restart()
    {
        await Flip("paper");
        await Sell("1250", "Good credit card");
        await Display("paper-out", "PRINTER", "Out of paper");
        await Flip("paper");
        await Answer("D", "SIGNATURE");
        await CutPower();
        await Display("unfinished", "AFTER A RESTART", "D  Finish");
        await Answer("D", "SIGNATURE");
        await Slip("receipt-duplicate", "DUPLICATE");
        await Answer("D", "READY");
        await Choose("fault", "silent");
        await Sell("1700", "Good credit card");
        await Exchange("0200 sale", "17.00 EUR");
        await CutPower();
        await Display("interrupted", "AFTER A RESTART", "NOT MADE", "OK");
    }

    [TestMethod]
    public async Task Menu_and_keyed_card()
    {
        await Click("A");
        await Display("menu", "MENU", "4 Phone first");
        await Click("B");
        await Display("menu-more", "MENU", "8 This terminal");
        await Click("8");
        await Display("terminal", "THIS TERMINAL", "2 Stop list");
        await Click("1");
        await Display("state", "THIS TERMINAL", "TERM0001");
        await Answer("D", "All is sent");
        await Display("line-works", "All is sent");
        await Answer("C", "Parameters");
        await Click("C");
        await Shows("2 Stop list");
        await Answer("C", "MENU");
        await Answer("C", "READY");
        await Click("1250D");
        await Shows("Swipe the card", "Number");
        await Click("9990000000001019");
        await Display("keyed", "KEYED CARD", "************1019");
        await Click("D");
        await Display("expiry", "KEYED CARD", "(MMYY)");
    }

    [TestMethod]
    public async Task Receipts_again_and_the_service()
    {
        await Sell("1250", "Good credit card");
        await Sign();
        await Click("A53");
        await Display("receipts", "RECEIPTS", "Made");
        await Click("D");
        await Display("copies", "REPRINT", "1 Merchant copy");
        await Click("2");
        await Shows("RECEIPTS");
        await Paper("DUPLICATE", "Cardholder copy");
        await Answer("C", "REPRINT");
        await Answer("C", "MENU");
        await Answer("C", "READY");
        await Assertions.Expect(Web.Locator("#list-held")).ToContainTextAsync("cards", new LocatorAssertionsToContainTextOptions { Timeout = Deadline });
        await Click("A9864200D");
        await Display("service", "SERVICE", "1 Versions");
        await Click("3");
        await Display("keys", "KEYS AND LIST", "Cards");
        await Answer("C", "SERVICE");
        await Click("8");
        await Shows("SELF-TEST", "Have");
        await Answer("D", "Press every key once");
        await Click("123A456B789C*0#D");
        await Shows("Swipe any card");
        await Swipe("Good credit card");
        await Slip("receipt-self-test", "SELF-TEST");
    }

    [TestMethod]
    public async Task The_merchants_day()
    {
        await Sell("1250", "Good credit card");
        await Sign();
        await Click("A31");
        await Shows("PRE-AUTH", "Key the amount");
        await Sell("8000", "Good credit card");
        await Sign();
        await Slip("receipt-pre-authorisation", "PRE-AUTH", "Merchant copy");
        await Click("A32");
        await Shows("Complete this one?");
        await Click("D");
        await Shows("Key the amount");
        await Click("6450D");
        await Slip("receipt-completion", "COMPLETION", "Merchant copy");
        await Shows("READY");
        await Click("A2");
        await Shows("REFUND");
        await Click("1D");
        await Shows("Key the amount");
        await Sell("400", "Good credit card");
        await Slip("receipt-refund", "REFUND", "Merchant copy");
        await Shows("READY");
        await Click("A61");
        await Slip("receipt-report", "BATCH SO FAR");
        await Shows("MENU");
        await Click("7");
        await Display("settle", "SETTLEMENT", "Close the batch");
        await Click("D");
        await Shows("both count the same");
        await Display("settled", "both count the same");
        await Story("Batch 000001 is closed: 2 sales of 77.00 EUR");
        await Slip("receipt-settlement", "SETTLEMENT (Z)", "TOTALS AGREE");
        await Answer("D", "READY");
        await Click("A84");
        await Shows("TRAINING");
        await Answer("D", "Key the password");
        await Click("1234D");
        await Shows("TRAINING", "1 State");
        await Click("CC");
        await Shows("READY", "TRAINING");
        await Sell("500", "Good debit card");
        await Shows("SIGNATURE");
        await Slip("receipt-training", "NOT A SALE");
    }

    [TestMethod]
    public async Task A_void_a_difference_and_russian()
    {
        await Sell("1250", "Good credit card");
        await Sign();
        await Click("A11D");
        await Display("void", "VOID", "Void this one?");
        await Answer("D", "SALE VOIDED", "OK");
        await Slip("receipt-void", "SALE VOIDED");
        await Answer("D", "READY");
        await Sell("800", "Good credit card");
        await Sign();
        await Choose("fault", "misbook");
        await Sell("2300", "Good debit card");
        await Exchange("0200 sale", "On purpose, the host has booked");
        await Sign();
        await Click("A7");
        await Shows("SETTLEMENT");
        await Answer("D", "totals differ", "OK");
        await Display("difference", "totals differ", "OK");
        await Slip("receipt-difference", "TOTALS DIFFER");
        await Slip("receipt-not-taken", "NOT TAKEN");
        await Answer("D", "READY");
        await Assertions.Expect(Web.Locator("#alarms")).ToContainTextAsync("A difference is left");
        await Part("operator", ".operator");
        await Click("A83");
        await Shows("LANGUAGE");
        await Click("2");
        await Click("CC");
        // The letters that Russian shares with Latin: ГОТОВ without its first.
        await Shows("OTOB");
        await Click("1250D");
        await Until(async () => await Screen() is var screen && screen.Contains("12.50 EUR") && !screen.Contains("D "), () => "The card should be asked for.");
        await Swipe("Good credit card");
        await Slip("receipt-russian", "ПРОДАЖА");
    }

    [TestMethod]
    public async Task What_the_acquirer_refuses()
    {
        await ListIsHeld("2 cards");
        await Choose("fault", "refuse");
        await Sell("350", "Good credit card");
        await Sign();
        await Slip("receipt-advice-refused", "ADVICE REFUSED");
        await Sell("1250", "Good credit card");
        await Sign();
        await Choose("fault", "refuse");
        await Click("A1");
        await Shows("VOID");
        await Click("2D");
        await Shows("Void this one?");
        await Answer("D", "SALE VOIDED", "OK");
        await Slip("receipt-reversal-refused", "REVERSAL REFUSED");
    }

    /// <summary>The glass with the newest screen that has all these texts.</summary>
    private async Task Display(string name, params string[] texts)
    {
        int place = -1;
        await Until(
            async () =>
            {
                string[] newest = await Web.EvaluateAsync<string[]>("""
                    (known) => window.kept.slice(known).map((each) => {
                      if (!each.lit) return "0".repeat(8192);
                      return Array.from(atob(each.pixels), (byte) => byte.charCodeAt(0).toString(2).padStart(8, "0")).join("");
                    })
                    """, _screens.Count);
                _screens.AddRange(newest.Select(Glyphs.Read));
                place = _screens.FindLastIndex(screen => texts.All(screen.Contains));
                return place >= 0;
            },
            () => $"No screen had {string.Join(" and ", texts)}.");
        await Web.EvaluateAsync("(place) => window.hold(place)", place);
        await Part("display-" + name, ".glass", ScreenshotScale.Device);
        await Web.EvaluateAsync("() => window.goOn()");
    }

    /// <summary>A receipt in its full length.</summary>
    private async Task Slip(string name, params string[] texts)
    {
        await Paper(texts);
        ILocator slip = texts.Aggregate(Web.Locator(".slip:not(.growing)"), (slips, text) => slips.Filter(new LocatorFilterOptions { HasText = text })).Last;
        // Alone on the paper: what hangs below the edge of the window is not painted.
        await slip.EvaluateAsync("""
            (slip) => {
              document.getElementById("paper").style.cssText = "height: auto; overflow: visible; margin-bottom: 20px";
              for (const other of slip.parentElement.children) other.hidden = other !== slip;
            }
            """);
        await Save(name, () => slip.ScreenshotAsync(new LocatorScreenshotOptions { Scale = ScreenshotScale.Device }));
        await slip.EvaluateAsync("""
            (slip) => {
              document.getElementById("paper").style.cssText = "";
              for (const other of slip.parentElement.children) other.hidden = false;
            }
            """);
    }

    private Task Part(string name, string selector, ScreenshotScale scale = ScreenshotScale.Css) =>
        Save(name, () => Web.Locator(selector).ScreenshotAsync(new LocatorScreenshotOptions { Scale = scale }));

    private Task Whole(string name) => Save(name, () => Web.ScreenshotAsync(new PageScreenshotOptions { Scale = ScreenshotScale.Device }), WidthOfPage);

    /// <param name="name">Its name, without extension.</param>
    /// <param name="take">Takes it.</param>
    /// <param name="width">Its width in pixels; 0 leaves it as it is.</param>
    private async Task Save(string name, Func<Task<byte[]>> take, int width = 0)
    {
        await Web.Mouse.MoveAsync(0, 0);

        // 18 shades of each colour instead of 256: nobody sees it, and the file is smaller.
        string small = await Web.EvaluateAsync<string>("""
            async ({ picture, width }) => {
              const bytes = Uint8Array.from(atob(picture), (character) => character.charCodeAt(0));
              const image = await createImageBitmap(new Blob([bytes], { type: "image/png" }));
              const scale = width === 0 ? 1 : width / image.width;
              const canvas = new OffscreenCanvas(image.width * scale, image.height * scale), ink = canvas.getContext("2d");
              ink.imageSmoothingQuality = "high";
              ink.drawImage(image, 0, 0, canvas.width, canvas.height);
              const drawn = ink.getImageData(0, 0, canvas.width, canvas.height);
              for (let i = 0; i < drawn.data.length; i++) drawn.data[i] = 15 * Math.round(drawn.data[i] / 15);
              ink.putImageData(drawn, 0, 0);
              const all = new Uint8Array(await (await canvas.convertToBlob({ type: "image/png" })).arrayBuffer());
              return btoa(Array.from(all, (byte) => String.fromCharCode(byte)).join(""));
            }
            """, new { picture = Convert.ToBase64String(await take()), width });
        byte[] file = Convert.FromBase64String(small);
        Assert.IsLessThan(LargestFile, file.Length, $"{name}.png is too large for a document.");
        await File.WriteAllBytesAsync(Path.Combine(Folder(), name + ".png"), file);
    }

    private static string Folder()
    {
        bool isForDocuments = Environment.GetEnvironmentVariable("TERMINAL_PICTURES") == "1";
        return Directory.CreateDirectory(Path.Combine(GuideTests.Repository(), isForDocuments ? "docs" : "artifacts", "pictures")).FullName;
    }
}
