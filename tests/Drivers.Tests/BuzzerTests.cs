using System.Device.Gpio;
using System.Linq;
using Terminal.Core.Ports;
using Terminal.Drivers;

namespace Terminal.Tests.Drivers;

[TestClass]
public class BuzzerTests : IDisposable
{
    private readonly Desk _desk = new();
    private readonly Buzzer _buzzer;

    public BuzzerTests() => _buzzer = new Buzzer(new GpioController(), 19, _desk.Clock);

    public void Dispose() => _desk.Dispose();

    [TestMethod]
    [DataRow(Sound.Key, "8")]
    [DataRow(Sound.Good, "60")]
    [DataRow(Sound.Bad, "20 20 20")]
    [DataRow(Sound.Attention, "12 12 12 12 12")]
    [DataRow(Sound.Alarm, "120 60 120 60 120")]
    public void EachSoundHasItsPatternAndEndsInSilence(Sound sound, string pattern)
    {
        _desk.Time.Advance(100);
        _buzzer.Play(sound);
        var changes = _desk.Device.Buzzer.Changes;
        var lengths = changes.Zip(changes.Skip(1), (a, b) => b.Milliseconds - a.Milliseconds);
        Assert.AreEqual(pattern, string.Join(' ', lengths));
        Assert.IsFalse(_desk.Device.Buzzer.Sounding);
    }

    [TestMethod]
    public void AWakeMeanwhileShortensNothingAndIsNotLost()
    {
        long start = _desk.Clock.Uptime;
        _desk.Time.At(start + 10, _desk.Clock.Wake);
        _buzzer.Play(Sound.Good);
        Assert.AreEqual(start + 60, _desk.Clock.Uptime);
        _desk.Clock.Wait(1000);
        Assert.AreEqual(start + 60, _desk.Clock.Uptime);
    }
}
