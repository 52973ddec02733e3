using System.IO;
using System.Threading.Tasks;
using Terminal.Bench;

namespace Terminal.Tests.Bench;

/// <summary>The desk without its page: where its state is kept, and that it leaves nothing behind.</summary>
[TestClass]
public sealed class DeskTests
{
    [TestMethod]
    public async Task A_port_that_is_taken_is_an_error_that_can_be_shown()
    {
        await using Desk desk = await Desk.SetUp(new DeskOptions());
        await using Page first = await Page.Open(desk, 0);
        await Assert.ThrowsExactlyAsync<IOException>(() => Page.Open(desk, first.Address.Port));
    }

    [TestMethod]
    public async Task A_crash_of_the_firmware_is_told()
    {
        var told = new TaskCompletionSource<string>();
        await using Desk desk = await Desk.SetUp(new DeskOptions { Firmware = () => throw new InvalidOperationException("A defect"), Alarm = told.SetResult });
        StringAssert.Contains(await told.Task.WaitAsync(TimeSpan.FromSeconds(30)), "InvalidOperationException: A defect");
    }

    [TestMethod]
    public async Task Firmware_that_ends_has_crashed()
    {
        var told = new TaskCompletionSource<string>();
        await using Desk desk = await Desk.SetUp(new DeskOptions { Firmware = () => { }, Alarm = told.SetResult });
        StringAssert.Contains(await told.Task.WaitAsync(TimeSpan.FromSeconds(30)), "returned");
    }

    [TestMethod]
    public async Task State_is_kept_where_it_was_asked_for()
    {
        string folder = Directory.CreateTempSubdirectory("terminal-bench-test-").FullName;
        try
        {
            for (int run = 0; run < 2; run++)
            {
                await using Desk desk = await Desk.SetUp(new DeskOptions { State = folder });
                Assert.IsTrue(File.Exists(Path.Combine(folder, "acquirer.db")));
                Assert.IsTrue(File.Exists(Path.Combine(folder, "flash", "keys", "master")));
            }
        }
        finally
        {
            Directory.Delete(folder, true);
        }
    }
}
