using Terminal.Board;

namespace Terminal.Tests.Board;

[TestClass]
public sealed class VirtualClockTests
{
    [TestMethod]
    public void PlansRunInOrderWhileSomebodyWaits()
    {
        var clock = new VirtualClock();
        string ran = "";
        clock.At(20, () => ran += $"b{clock.Uptime} ");
        clock.At(10, () => ran += $"a{clock.Uptime} ");
        clock.At(20, () => ran += $"c{clock.Uptime} ");
        clock.At(31, () => ran += "late");
        clock.Wait(30);
        Assert.AreEqual("a10 b20 c20 ", ran);
        Assert.AreEqual(30, clock.Uptime);
    }

    [TestMethod]
    public void AWakeEndsThisWaitOrTheNext()
    {
        var clock = new VirtualClock();
        clock.At(10, clock.Wake);
        clock.Wait(100);
        Assert.AreEqual(10, clock.Uptime);
        clock.Wake();
        clock.Wait(100);
        Assert.AreEqual(10, clock.Uptime);
        clock.Wait(100);
        Assert.AreEqual(110, clock.Uptime);
    }

    [TestMethod]
    public void SettingTheTimeDoesNotMoveTheUptime()
    {
        var clock = new VirtualClock();
        clock.Wait(500);
        var noon = new DateTime(2027, 5, 6, 12, 0, 0, DateTimeKind.Utc);
        clock.Set(noon);
        clock.Wait(250);
        Assert.AreEqual(noon.AddMilliseconds(250), clock.UtcNow);
        Assert.AreEqual(750, clock.Uptime);
    }

    [TestMethod]
    public void APowerCutEndsAWaitInVirtualTime()
    {
        using var board = new EnteredBoard();
        var clock = new BoardClock();
        board.Time.At(40, board.Device.CutPower);
        Assert.ThrowsExactly<PowerCutException>(() => clock.Wait(1000));
        Assert.AreEqual(40, board.Time.Uptime);
    }
}
