using System.Text;
using Terminal.Core.Ports;

namespace Terminal.Simulation.Parts;

/// <summary>A terminal's printer.</summary>
internal sealed class StationPrinter(Station station) : IPrinter
{
    private readonly StringBuilder _slip = new();
    private bool _hasEnded;

    public PrinterState Ask()
    {
        station.Work();
        _slip.Clear();
        _hasEnded = false;
        Weather weather = station.World.Weather;
        return weather.Strikes(Hazard.PaperOut) ? PrinterState.PaperOut
            : weather.Strikes(Hazard.CoverOpen) ? PrinterState.CoverOpen
            : weather.Strikes(Hazard.PrinterSilent) ? PrinterState.NoAnswer : PrinterState.Ready;
    }

    public void Line(byte[] text, int offset, int length, LineStyle style)
    {
        station.Work();
        if (_slip.Length == 0)
            _hasEnded = station.World.Weather.Strikes(Hazard.PaperEnds);
        if (station.World.Weather.Strikes(Hazard.PlugPulled))
            station.Cut("while it prints");
        _slip.Append(Encoding.Latin1.GetString(text, offset, length).TrimEnd()).Append('\n');
    }

    public PrinterState Finish()
    {
        station.Work();
        station.World.Pass(1500);
        // Paper that ended took a part of the slip with it; somebody may have read that much.
        station.Printed(_slip.ToString(), !_hasEnded);
        _slip.Clear();
        PrinterState state = _hasEnded ? PrinterState.PaperOut : PrinterState.Ready;
        _hasEnded = false;
        return state;
    }

    /// <summary>The power comes back.</summary>
    public void PowerOn() => _slip.Clear();
}
