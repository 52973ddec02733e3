using System.Threading.Tasks;
using Terminal.Esp32;

namespace Terminal.Tests.Esp32;

[TestClass]
public sealed class DeviceClockTests
{
    private readonly DeviceClock _clock = new();

    [TestMethod]
    public void AWakeBeforeTheWaitEndsItAtOnce()
    {
        _clock.Wake();

        AssertEnds(Task.Run(() => _clock.Wait(int.MaxValue)));
    }

    [TestMethod]
    public void AWakeEndsTheWaitInProgress()
    {
        Task wait = Task.Run(() => _clock.Wait(int.MaxValue));

        _clock.Wake();

        AssertEnds(wait);
    }

    [TestMethod]
    public void TwoWakesEndOneWait()
    {
        _clock.Wake();
        _clock.Wake();
        _clock.Wait(int.MaxValue);

        Task second = Task.Run(() => _clock.Wait(int.MaxValue));
        Assert.IsFalse(second.Wait(50));
        _clock.Wake();
        AssertEnds(second);
    }

    [TestMethod]
    public void NoTimeAndLessThanNoTimeAreNoWait()
    {
        AssertEnds(Task.Run(() => _clock.Wait(0)));
        AssertEnds(Task.Run(() => _clock.Wait(-1)));
    }

    [TestMethod]
    public void UptimeFollowsTheWait()
    {
        long before = _clock.Uptime;

        _clock.Wait(20);

        Assert.IsGreaterThan(before, _clock.Uptime);
    }

    private static void AssertEnds(Task wait) => Assert.IsTrue(wait.Wait(TimeSpan.FromSeconds(30)));
}
