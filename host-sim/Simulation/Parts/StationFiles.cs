using System;
using System.Collections.Generic;
using Terminal.Board.Storage;
using Terminal.Core.Ports;

namespace Terminal.Simulation.Parts;

/// <summary>A terminal's files on the board's flash: at each operation the world may break it, or cut the power before, within or after it.</summary>
internal sealed class StationFiles(Station station) : IFileStore
{
    private static readonly CutLeaves[] AfterError = [CutLeaves.Old, CutLeaves.Torn, CutLeaves.Missing];
    private static readonly int[] Refusals = [0, 0, 0, 1, 2, 4, 7];

    // Operations of a start: what says where the numbers are, what cards bought, and the first records.
    private const int Waking = 40;

    private readonly IFileStore _store = station.Flash.Mount();
    private readonly HashSet<string> _weak = [.. station.LastWritten];
    private int _operations;
    private int _refusals;
    private int _fullFor;

    public string[]? List(string folder)
    {
        Prepare(0, false);
        return _store.List(folder);
    }

    public int Read(string name, byte[] buffer)
    {
        Prepare(0, false, name);
        int length = _store.Read(name, buffer);
        if (length == FileStatus.Unreadable)
            station.Withheld(name);
        return length;
    }

    public int Read(string name, int offset, byte[] buffer, int count)
    {
        Prepare(0, false, name);
        return _store.Read(name, offset, buffer, count);
    }

    public int Length(string name)
    {
        Prepare(0, false, name);
        return _store.Length(name);
    }

    public bool Write(string name, byte[] data, int length)
    {
        station.Remember(name);
        bool isCutAfter = Prepare(length, true) is { Kind: FlashFaultKind.PowerCut, Leaves: CutLeaves.New };
        if (isCutAfter)
            station.Written(name, data, length);
        bool isWritten = _store.Write(name, data, length);
        if (isWritten)
            station.Written(name, data, length);
        return isWritten;
    }

    public bool Append(string name, byte[] data, int length)
    {
        Prepare(length, true);
        return _store.Append(name, data, length);
    }

    public bool Delete(string name)
    {
        Prepare(0, true);
        return _store.Delete(name);
    }

    private FlashFault? Prepare(int length, bool isChange, string read = "")
    {
        station.Work();
        FlashFault? fault = Draw(length, isChange, read);
        station.Flash.Arm(fault);
        if (fault is not null)
            station.World.Story.Tell(station.Id, $"the flash: {fault.Kind}, leaves {fault.Leaves}{(fault.Leaves == CutLeaves.Torn ? $" after {fault.Bytes} of {length} bytes" : "")}");
        return fault;
    }

    private FlashFault? Draw(int length, bool isChange, string read)
    {
        Weather weather = station.World.Weather;
        if (_weak.Remove(read) && weather.Strikes(Hazard.WeakWrite))
            return FlashFault.IoError(0, CutLeaves.Old, 0);
        if (!isChange && _operations++ < Waking && weather.Strikes(Hazard.FlashWakesLate))
            return FlashFault.IoError(0, CutLeaves.Old, 0);
        if (_refusals > 0 || weather.Strikes(Hazard.FlashRefuses))
        {
            Chance chance = weather.Details(Hazard.FlashRefuses);
            _refusals = _refusals > 0 ? _refusals - 1 : chance.Of(Refusals);
            return FlashFault.IoError(0, chance.Of(AfterError), length == 0 ? 0 : chance.Below(length));
        }
        if (isChange && (_fullFor > 0 || weather.Strikes(Hazard.FlashFull)))
        {
            _fullFor = _fullFor > 0 ? _fullFor - 1 : weather.Details(Hazard.FlashFull).Below(8);
            return FlashFault.Full(0);
        }
        if (weather.Strikes(Hazard.CutBefore))
            return FlashFault.Cut(0);
        if (length > 0 && weather.Strikes(Hazard.CutWithin))
            return FlashFault.Cut(0, CutLeaves.Torn, weather.Details(Hazard.CutWithin).Below(length));
        return isChange && weather.Strikes(Hazard.CutAfter) ? FlashFault.Cut(0, CutLeaves.New) : null;
    }
}
