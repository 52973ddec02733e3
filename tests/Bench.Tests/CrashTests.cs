using System.Threading.Tasks;
using Microsoft.Playwright;
using Terminal.Bench;

namespace Terminal.Tests.Bench;

/// <summary>A crash of the firmware is shown, never hidden.</summary>
[TestClass]
public sealed class CrashTests
{
    [TestMethod]
    public async Task A_crash_is_shown_on_the_page_until_the_power_has_been_off()
    {
        IPage web = await Chromium.Lend(new ViewportSize { Width = 1280, Height = 900 });
        int starts = 0;
        void Firmware()
        {
            if (++starts == 1)
                throw new InvalidOperationException("A defect");
            System.Threading.Thread.Sleep(System.Threading.Timeout.Infinite);
        }
        await using Desk desk = await Desk.SetUp(new DeskOptions { Firmware = Firmware });
        await using Page served = await Page.Open(desk, 0);
        await web.GotoAsync(served.Address.AbsoluteUri);

        await Assertions.Expect(web.Locator("#crash")).ToContainTextAsync("InvalidOperationException: A defect");
        await web.Locator("#toggle-power").ClickAsync();
        await Assertions.Expect(web.Locator("#toggle-power")).ToHaveAttributeAsync("aria-pressed", "false");
        await web.Locator("#toggle-power").ClickAsync();
        await Assertions.Expect(web.Locator("#crash")).ToBeHiddenAsync();
        Assert.AreEqual(2, starts);
        Chromium.GiveBack(web);
    }
}
