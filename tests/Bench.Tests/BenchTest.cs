using System.Collections.Generic;
using System.Linq;
using System.Threading.Tasks;
using Microsoft.Playwright;
using Terminal.Bench;

// Each test has a bench of its own, and mostly waits for keys, printer and line.
[assembly: Parallelize(Workers = 3, Scope = ExecutionScope.MethodLevel)]

namespace Terminal.Tests.Bench;

/// <summary>A whole bench, fresh for each test, and a browser that looks at it.</summary>
public abstract class BenchTest
{
    /// <summary>Long enough for a busy machine; reached only by a test that fails.</summary>
    protected const int Deadline = 60_000;

    private string _screen = "";

    public TestContext TestContext { get; set; } = null!;

    protected Desk Desk { get; private set; } = null!;

    protected Page Served { get; private set; } = null!;

    protected IPage Web { get; private set; } = null!;

    protected List<string> Troubles { get; } = [];

    protected virtual ViewportSize Size => new() { Width = 1280, Height = 900 };

    /// <summary>Pixels of a picture to one of the page.</summary>
    protected virtual float Scale => 1;

    [TestInitialize]
    public async Task SetUp()
    {
        Web = await Chromium.Lend(Size, Scale);
        // Four seconds: far longer than the host takes here, and short enough for a test of silence. The printer is as fast as its line.
        Desk = await Desk.SetUp(new DeskOptions { AnswerMilliseconds = 4_000, PrinterMillimetresPerSecond = 1_000, Alarm = Troubles.Add });
        Served = await Page.Open(Desk, 0);
        Web.SetDefaultTimeout(Deadline);
        Web.PageError += NoteError;
        Web.Console += NoteMessage;
        await Web.GotoAsync(Served.Address.AbsoluteUri);
        await Web.WaitForSelectorAsync("body[data-ready=yes]");
        await Shows("READY", "0.00 EUR");
    }

    [TestCleanup]
    public async Task TearDown()
    {
        if (Web is not null)
            await PutAway(Web);
        if (Served is not null)
            await Served.DisposeAsync();
        if (Desk is not null)
            await Desk.DisposeAsync();
        CollectionAssert.AreEqual(Array.Empty<string>(), Troubles, "The page or the firmware reported: " + string.Join("\n", Troubles));
    }

    /// <summary>What the canvas shows, read pixel by pixel, and once for each picture drawn on it: to wait is to look thirty times a second, and to read a canvas takes the browser 10 ms.</summary>
    protected async Task<string> Screen()
    {
        string? lit = await Web.EvaluateAsync<string?>("""
            () => {
              const canvas = document.getElementById("screen");
              if (window.read?.panel === panel && window.read.width === canvas.width) return null;
              window.read = { panel, width: canvas.width };
              const cell = canvas.width / 128;
              const pixels = canvas.getContext("2d").getImageData(0, 0, canvas.width, canvas.height).data;
              let lit = "";
              for (let y = 0; y < 64; y++)
                for (let x = 0; x < 128; x++)
                  lit += pixels[4 * (y * cell * canvas.width + x * cell)] > 128 ? "1" : "0";
              return lit;
            }
            """);
        return _screen = lit is null ? _screen : Glyphs.Read(lit);
    }

    /// <summary>Waits until the screen shows all these texts.</summary>
    protected async Task Shows(params string[] texts)
    {
        string screen = "";
        await Until(async () => texts.All((screen = await Screen()).Contains), () => $"The screen should show {string.Join(" and ", texts)}, and shows:\n{screen}");
    }

    /// <summary>Waits until something holds, looking again and again.</summary>
    protected static async Task Until(Func<Task<bool>> holds, Func<string> otherwise)
    {
        long deadline = Environment.TickCount64 + Deadline;
        while (!await holds())
        {
            if (Environment.TickCount64 > deadline)
                Assert.Fail(otherwise());
            await Task.Delay(30);
        }
    }

    /// <summary>Clicks keys of the device.</summary>
    protected async Task Click(string keys)
    {
        foreach (char key in keys)
            await Web.Locator($".key[data-key='{key}']").ClickAsync();
    }

    /// <summary>
    /// Clicks a key, and again as a person does while the screen goes on asking for it: a press at the moment a prompt appears may be taken for the end of the one before. A screen that
    /// has these texts is not answered any more, nor is one that only says what the terminal is at.
    /// </summary>
    protected async Task Answer(string key, params string[] texts)
    {
        string title = Title(await Screen());
        await Click(key);
        string now = "";
        long again = Environment.TickCount64 + 3_000;
        await Until(
            async () =>
            {
                now = await Screen();
                if (texts.All(now.Contains))
                    return true;
                if (Title(now) == title && now.Contains(key + " ") && Environment.TickCount64 >= again)
                {
                    await Click(key);
                    again = Environment.TickCount64 + 3_000;
                }
                return false;
            },
            () => $"After {key} the screen should show {string.Join(" and ", texts)}, and shows:\n{now}");
    }

    private static string Title(string screen) => screen.Split('\n')[0];

    /// <summary>Clicks a card of the tray.</summary>
    protected Task Swipe(string role) => Web.Locator(".card", new PageLocatorOptions { HasText = role }).ClickAsync();

    /// <summary>Puts a switch of the bench.</summary>
    protected Task Flip(string name) => Web.Locator($"#toggle-{name}").ClickAsync();

    /// <summary>Cuts the power and gives it again once the panel is dark: a click that comes before the page has heard of the one before asks for the same.</summary>
    protected async Task CutPower()
    {
        await Flip("power");
        await Until(async () => (await Screen()).Trim().Length == 0, () => "Without power the panel is dark.");
        await Flip("power");
    }

    /// <summary>Keys an amount and swipes a card.</summary>
    protected async Task Sell(string keys, string role)
    {
        await Click(keys + "D");
        await Shows("Swipe the card");
        await Swipe(role);
    }

    /// <summary>Takes the cardholder's signature: the sale is completed.</summary>
    protected async Task Sign()
    {
        await Shows("SIGNATURE");
        await Answer("D", "READY");
    }

    /// <summary>How many sales reached the acquirer.</summary>
    protected Task<int> Sales() => Web.Locator(".exchange", new PageLocatorOptions { HasText = "0200 sale" }).CountAsync();

    /// <summary>Waits until the terminal holds a stop list of so many cards (<c>2 cards</c>): without one it decides nothing alone.</summary>
    protected Task ListIsHeld(string cards) =>
        Assertions.Expect(Web.Locator("#list-held")).ToContainTextAsync(", " + cards, new LocatorAssertionsToContainTextOptions { Timeout = Deadline });

    /// <summary>Chooses from a list of the bench, by the list's id, and waits until the bench has taken it.</summary>
    protected async Task Choose(string list, string value)
    {
        await Web.Locator("#" + list).SelectOptionAsync(value);
        await Until(
            async () => await Web.EvaluateAsync<string>("list => document.getElementById(list).value", list) == value,
            () => $"{list} should be {value}.");
    }

    /// <summary>Waits for a cut slip with all these texts and answers its text.</summary>
    protected async Task<string> Paper(params string[] texts)
    {
        string[] slips = [];
        string? found = null;
        await Until(
            async () =>
            {
                slips = await Web.Locator(".slip:not(.growing) .slip-text").EvaluateAllAsync<string[]>("slips => slips.map(slip => slip.textContent)");
                found = slips.FirstOrDefault(slip => texts.All(slip.Contains));
                return found is not null;
            },
            () => $"No slip has {string.Join(" and ", texts)}:\n{string.Join("\n-----\n", slips)}");
        return found!;
    }

    /// <summary>Waits for an exchange with all these texts, the newest such, and answers all its text.</summary>
    protected async Task<string> Exchange(params string[] texts)
    {
        string[] seen = [];
        string? found = null;
        await Until(
            async () =>
            {
                seen = await Web.Locator(".exchange").EvaluateAllAsync<string[]>("all => all.map(each => each.textContent)");
                found = seen.FirstOrDefault(each => texts.All(each.Contains));
                return found is not null;
            },
            () => $"No exchange has {string.Join(" and ", texts)}:\n{string.Join("\n-----\n", seen)}");
        return found!;
    }

    /// <summary>Waits until the story says this.</summary>
    protected Task Story(string text) =>
        Assertions.Expect(Web.Locator(".story")).ToContainTextAsync(text, new LocatorAssertionsToContainTextOptions { Timeout = Deadline });

    private async Task PutAway(IPage page)
    {
        page.PageError -= NoteError;
        page.Console -= NoteMessage;
        if (TestContext.CurrentTestOutcome == UnitTestOutcome.Passed)
            Chromium.GiveBack(page, Scale);
        else
            await page.Context.DisposeAsync();
    }

    private void NoteError(object? sender, string error) => Troubles.Add(error);

    // What the page of the test before still misses is not this one's trouble.
    private void NoteMessage(object? sender, IConsoleMessage message)
    {
        bool isOfAnother = message.Location.StartsWith("http:", StringComparison.Ordinal) && !message.Location.StartsWith(Served.Address.AbsoluteUri, StringComparison.Ordinal);
        if (message.Type == "error" && !isOfAnother)
            Troubles.Add(message.Text);
    }
}
