using System;
using System.Text;
using Terminal.Core.Ports;

namespace Terminal.Simulation.Parts;

/// <summary>A terminal's display, and whoever looks at it.</summary>
internal sealed class StationDisplay(Station station) : IDisplay
{
    private const int Rows = 8;
    private const int Columns = 21;
    private readonly byte[] _shown = new byte[Rows * Columns];
    private long _darkUntil;

    public bool Show(byte[] cells, byte inverse)
    {
        station.Work();
        if (station.World.Weather.Strikes(Hazard.DisplayDark))
            _darkUntil = station.World.Clock.Uptime + station.World.Weather.Details(Hazard.DisplayDark).Between(1, 90) * 1000L;
        if (station.World.Clock.Uptime < _darkUntil)
        {
            station.Missed(Text(cells));
            return false;
        }
        if (cells.AsSpan(0, _shown.Length).SequenceEqual(_shown))
            return true;
        cells.AsSpan(0, _shown.Length).CopyTo(_shown);
        station.Shown(Text(_shown));
        if (station.World.Weather.Strikes(Hazard.PlugPulled))
            station.Cut("as a screen appears");
        return true;
    }

    /// <summary>The power comes back: the panel is dark and empty.</summary>
    public void PowerOn() => Array.Clear(_shown);

    private static string Text(byte[] cells)
    {
        StringBuilder text = new(Rows * (Columns + 1));
        for (int row = 0; row < Rows; row++)
            text.Append(Encoding.Latin1.GetString(cells, row * Columns, Columns).TrimEnd()).Append('\n');
        return text.ToString();
    }
}
