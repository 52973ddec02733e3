using System.IO;
using System.Threading.Tasks;
using Microsoft.Playwright;

namespace Terminal.Tests.Bench;

/// <summary>The one browser of all tests; where there is none they are skipped with the reason, unless TERMINAL_REQUIRE_BROWSER=1 makes that a failure.</summary>
[TestClass]
public sealed class Chromium
{
    private static readonly string[] Places = ["/usr/bin/chromium", "/usr/bin/chromium-browser", "/usr/bin/google-chrome"];
    private static readonly string[] Arguments = ["--no-sandbox", "--disable-background-networking", "--disable-component-update", "--disable-sync", "--no-first-run", "--mute-audio"];
    private static IPlaywright? _playwright;
    private static IBrowser? _browser;

    /// <summary>The browser, started when first asked for.</summary>
    public static async Task<IBrowser> Get()
    {
        if (_browser is not null)
            return _browser;
        string? place = Array.Find(Places, File.Exists);
        if (place is null)
        {
            const string Missing = "There is no Chromium on this machine (on Debian: apt-get install chromium).";
            if (Environment.GetEnvironmentVariable("TERMINAL_REQUIRE_BROWSER") == "1")
                Assert.Fail(Missing);
            Assert.Inconclusive(Missing);
        }
        _playwright = await Playwright.CreateAsync();
        _browser = await _playwright.Chromium.LaunchAsync(new BrowserTypeLaunchOptions { ExecutablePath = place, Args = Arguments });
        return _browser;
    }

    [AssemblyCleanup]
    public static async Task Close()
    {
        if (_browser is not null)
            await _browser.DisposeAsync();
        _playwright?.Dispose();
    }
}
