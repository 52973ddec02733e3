using Terminal.Board;

namespace Terminal.Tests.Drivers;

/// <summary>A board in virtual time, entered, with its clock: drivers built while it lives are wired to its parts.</summary>
internal sealed class Desk : IDisposable
{
    private readonly IDisposable _entry;

    internal Desk()
    {
        Device = new DeviceBoard(Time);
        Device.AssignPins();
        _entry = Device.Enter();
        Clock = new BoardClock();
    }

    internal VirtualClock Time { get; } = new();

    internal DeviceBoard Device { get; }

    internal BoardClock Clock { get; }

    public void Dispose() => _entry.Dispose();
}
