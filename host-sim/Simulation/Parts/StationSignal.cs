using Terminal.Core.Ports;

namespace Terminal.Simulation.Parts;

/// <summary>A terminal's buzzer.</summary>
internal sealed class StationSignal(Station station) : ISignal
{
    public void Play(Sound sound) => station.Check();
}
