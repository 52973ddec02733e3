using System.IO;
using System.Linq;
using System.Threading.Tasks;
using Deque.AxeCore.Commons;
using Microsoft.Playwright;

namespace Terminal.Tests.Bench;

/// <summary>How the page looks: wide and narrow, light and dark, for everybody. The pictures go to artifacts/screenshots.</summary>
[TestClass]
public sealed class LookTests : BenchTest
{
    private static readonly (int Width, int Height, bool IsDark)[] Looks = [(1280, 900, false), (1280, 900, true), (820, 1100, false), (390, 844, false), (390, 844, true)];

    [TestMethod]
    public async Task The_page_fits_and_everybody_can_use_it()
    {
        await CheckAndPicture("ready", Looks);

        await Sell("1250", "Good credit card");
        await Sign();
        await Paper("Cardholder copy");
        await Sell("1205", "Good debit card");
        await Shows("SALE NOT MADE");
        await Web.Locator(".exchange summary").First.ClickAsync();
        await CheckAndPicture("sold", Looks);
    }

    [TestMethod]
    public async Task What_is_wrong_stands_out_and_everybody_can_see_it()
    {
        foreach (string name in new[] { "line", "cover", "cable", "display", "noise", "bounce" })
            await Flip(name);
        await Choose("way", "backwards");
        await Choose("framing", "idtech");
        await Web.Locator("#paper-lines").FillAsync("12");
        await Web.Keyboard.PressAsync("Enter");
        await Assertions.Expect(Web.Locator("#toggle-paper")).ToContainTextAsync("12 lines left");
        await CheckAndPicture("wrong", Looks[0], Looks[^1]);
    }

    private async Task CheckAndPicture(string name, params (int Width, int Height, bool IsDark)[] looks)
    {
        foreach ((int width, int height, bool isDark) in looks)
        {
            await Web.SetViewportSizeAsync(width, height);
            await Web.EmulateMediaAsync(new PageEmulateMediaOptions { ColorScheme = isDark ? ColorScheme.Dark : ColorScheme.Light });
            await CheckAndPicture($"{name}-{width}-{(isDark ? "dark" : "light")}");
        }
    }

    private async Task CheckAndPicture(string name)
    {
        await Web.ScreenshotAsync(new PageScreenshotOptions { Path = Path.Combine(Screenshots(), name + ".png"), FullPage = true });

        int overflow = await Web.EvaluateAsync<int>("document.documentElement.scrollWidth - document.documentElement.clientWidth");
        Assert.AreEqual(0, overflow, $"{name}: the page scrolls sideways.");

        string[] faults = await Axe();
        Assert.AreEqual(0, faults.Length, name + "\n" + string.Join("\n", faults));
    }

    // What axe has against the page as it is, in the page itself: the library's way opens a second page for each result, which takes longer than to find it.
    private async Task<string[]> Axe()
    {
        if (!await Web.EvaluateAsync<bool>("() => 'axe' in window"))
            await Web.EvaluateAsync(new BundledAxeScriptProvider().GetScript());
        return await Web.EvaluateAsync<string[]>("""
            async () => {
              const { violations, passes } = await axe.run({ resultTypes: ["violations"] });
              if (passes.length === 0) return ["Axe checked nothing."];
              return violations.filter((each) => each.impact !== "minor")
                .map((each) => `${each.impact}: ${each.help}: ${each.nodes.map((node) => node.html).join(" | ")}`);
            }
            """);
    }

    private static string Screenshots()
    {
        DirectoryInfo? folder = new(AppContext.BaseDirectory);
        while (folder is not null && !File.Exists(Path.Combine(folder.FullName, "Terminal.sln")))
            folder = folder.Parent;
        Assert.IsNotNull(folder, "The tests run inside the repository.");
        return Directory.CreateDirectory(Path.Combine(folder.FullName, "artifacts", "screenshots")).FullName;
    }
}
