using System.Collections.Generic;
using System.IO;
using System.Threading;
using System.Threading.Tasks;
using Microsoft.Playwright;

namespace Terminal.Tests.Bench;

/// <summary>The one browser of all tests; where there is none they are skipped with the reason, unless TERMINAL_REQUIRE_BROWSER=1 makes that a failure.</summary>
[TestClass]
public sealed class Chromium
{
    private static readonly string[] Places = ["/usr/bin/chromium", "/usr/bin/chromium-browser", "/usr/bin/google-chrome"];
    private static readonly string[] Arguments = ["--no-sandbox", "--disable-background-networking", "--disable-component-update", "--disable-sync", "--no-first-run", "--mute-audio"];
    private static readonly Lazy<Task<IBrowser>> Browser = new(Start);
    private static readonly Lock Lending = new();
    private static readonly List<(float Scale, IPage Page)> Free = [];

    /// <summary>Lends a blank page, or one that a test before has done with: the processes behind a new page cost more than most tests.</summary>
    /// <param name="size">Width and height of the viewport.</param>
    /// <param name="scale">Pixels of the picture to one of the page.</param>
    public static async Task<IPage> Lend(ViewportSize size, float scale = 1)
    {
        IPage page = Take(scale) ?? await New(scale);
        await page.SetViewportSizeAsync(size.Width, size.Height);
        await page.EmulateMediaAsync(new PageEmulateMediaOptions { ColorScheme = ColorScheme.Light, ReducedMotion = ReducedMotion.Reduce });
        await page.Mouse.MoveAsync(0, 0);
        return page;
    }

    /// <summary>Takes a page back. What is on it ends when the next test opens another in it.</summary>
    public static void GiveBack(IPage page, float scale = 1)
    {
        lock (Lending)
        {
            Free.Add((scale, page));
        }
    }

    [AssemblyCleanup]
    public static async Task Close()
    {
        if (Browser is { IsValueCreated: true, Value.IsCompletedSuccessfully: true })
            await Browser.Value.Result.DisposeAsync();
    }

    private static IPage? Take(float scale)
    {
        lock (Lending)
        {
            int place = Free.FindLastIndex(each => each.Scale == scale);
            if (place < 0)
                return null;
            IPage page = Free[place].Page;
            Free.RemoveAt(place);
            return page;
        }
    }

    private static async Task<IPage> New(float scale)
    {
        IBrowser browser = await Browser.Value;
        IBrowserContext context = await browser.NewContextAsync(new BrowserNewContextOptions { DeviceScaleFactor = scale });
        return await context.NewPageAsync();
    }

    private static async Task<IBrowser> Start()
    {
        string? place = Array.Find(Places, File.Exists);
        if (place is null)
        {
            const string Missing = "There is no Chromium on this machine (on Debian: apt-get install chromium).";
            if (Environment.GetEnvironmentVariable("TERMINAL_REQUIRE_BROWSER") == "1")
                Assert.Fail(Missing);
            Assert.Inconclusive(Missing);
        }
        IPlaywright playwright = await Playwright.CreateAsync();
        return await playwright.Chromium.LaunchAsync(new BrowserTypeLaunchOptions { ExecutablePath = place, Args = Arguments });
    }
}
