using System;
using System.Collections.Generic;
using System.Diagnostics.CodeAnalysis;
using System.Globalization;
using System.Linq;
using System.Text;
using Terminal.Acquirer;
using Terminal.Board;
using Terminal.Board.Storage;
using Terminal.Core.Journal;
using Terminal.Core.Keys;
using Terminal.Core.Messages;
using Terminal.Core.Ports;
using Terminal.Flows;
using Terminal.Simulation.Host;
using Terminal.Simulation.People;

namespace Terminal.Simulation.Parts;

/// <summary>
/// One terminal of the world: the production Core over simulated parts, its merchant, and the witnesses of what it shows, prints, writes and sends. A power cut is an exception of a
/// part, after which every part throws until the restart.
/// </summary>
public sealed class Station : IDisposable
{
    internal const int FlashBlocks = 64;
    private const int LastWrites = 4;
    private const int MostRestarts = 200;
    private const int MostWork = 3_000_000;

    private readonly DeviceBoard _board;
    private readonly WorldCrypto _crypto;
    private readonly StationClock _clock;
    private readonly StationDisplay _display;
    private readonly StationReader _reader;
    private readonly StationPrinter _printer;
    private readonly StationSignal _signal;
    private readonly StationLink _link;
    private readonly RecordSeal _seal;
    private readonly SaleRecord _record = new();
    private readonly Queue<string> _lastWritten = new();
    private int _work;
    private int _pluggedInAt;

    internal Station(World world, string id, int index)
    {
        World = world;
        Id = id;
        Flash = new Flash(FlashBlocks);
        _board = new DeviceBoard(world.Clock, Flash);
        _crypto = new WorldCrypto(new Chance(world.Plan.Seed, 10 + index, 0));
        Keys = new KeyRing(_crypto, world.Town.Seed.Terminal(id)!.MasterKey);
        _seal = new RecordSeal(_crypto, Keys);
        _clock = new StationClock(this);
        _display = new StationDisplay(this);
        Keypad = new StationKeypad(this);
        _reader = new StationReader(this);
        _printer = new StationPrinter(this);
        _signal = new StationSignal(this);
        _link = new StationLink(this);
        Merchant = new Merchant(this, index);
        _board.CutPower();
        Provision();
    }

    /// <summary>Its identification, DE41.</summary>
    public string Id { get; }

    /// <summary>Its flash.</summary>
    public Flash Flash { get; }

    /// <summary>Its keys.</summary>
    public KeyRing Keys { get; }

    /// <summary>Who stands behind it.</summary>
    public Merchant Merchant { get; }

    /// <summary>What it last showed.</summary>
    public string Screen { get; private set; } = "";

    /// <summary>Whether it is running now, perhaps waiting while another one trades.</summary>
    public bool IsTrading { get; private set; }

    /// <summary>Whether its resting screen says that it only practises.</summary>
    public bool IsTraining { get; set; }

    /// <summary>Whether somebody has pulled the cable of its line.</summary>
    public bool IsUnplugged => World.Weather.IsOn && World.Script.Current < _pluggedInAt;

    /// <summary>Whether it has said since its start that a record of its journal is damaged: one that the flash did not give, or one of which a bit was changed.</summary>
    public bool IsJournalDoubtful { get; set; }

    /// <summary>Whether a bit of its epoch or of its last settlement was changed: then it may have lost both.</summary>
    public bool IsPositionTouched { get; set; }

    /// <summary>Whether a bit of its stop list was changed: then it need not have one.</summary>
    public bool IsListTouched { get; set; }

    internal World World { get; }

    /// <summary>The files that it wrote last, or was writing as the power went.</summary>
    internal IEnumerable<string> LastWritten => _lastWritten;

    internal TimeSpan ClockError => _clock.Error;

    internal WorldCrypto Crypto => _crypto;

    internal StationKeypad Keypad { get; }

    /// <summary>An engineer puts its files back: keys, and parameters as they are now.</summary>
    public void Provision()
    {
        TerminalFiles files = World.FilesOf(Id);
        Flash.Put(TerminalFiles.KeyName, files.Key);
        Flash.Put(TerminalFiles.ParametersName, files.Parameters);
    }

    /// <summary>Trades until the merchant shuts, through every power cut, or until it is left without power.</summary>
    /// <param name="mostMoves">The merchant shuts after so many moves.</param>
    public void Trade(int mostMoves)
    {
        IsTrading = true;
        _work = 0;
        World.Story.Tell(Id, "is switched on");
        Merchant.Open(mostMoves);
        for (int starts = 0; !Merchant.HasShut; starts++)
        {
            if (starts == MostRestarts)
                throw new BrokenPromise("Terminal lives", $"Terminal {Id} was cut off {starts} times in one shift; it shows:\n{Screen}");
            Start();
            if (!Merchant.HasShut && World.AfterCut(this))
                break;
        }
        World.Story.Tell(Id, "is switched off");
        IsTrading = false;
    }

    /// <summary>Throws when the power is off.</summary>
    public void Check()
    {
        if (!_board.Powered)
            throw new PowerCutException();
    }

    /// <summary>Somebody pulls the plug.</summary>
    [DoesNotReturn]
    public void Cut(string when)
    {
        World.Story.Tell(Id, $"the plug is pulled {when}");
        CutPower();
    }

    /// <inheritdoc/>
    public void Dispose() => _crypto.Dispose();

    /// <summary>The cable of its line is pulled.</summary>
    /// <param name="until">The move that finds it plugged in again.</param>
    internal void Unplug(int until) => _pluggedInAt = until;

    /// <summary>A card is swiped.</summary>
    internal void Swipe(TownCard card) => _reader.Take(card.Track2);

    /// <summary>The merchant switches it off.</summary>
    [DoesNotReturn]
    internal void CutPower()
    {
        _board.CutPower();
        throw new PowerCutException();
    }

    /// <summary>A part is asked for something: the power must be on, and there is an end to it.</summary>
    internal void Work()
    {
        Check();
        if (++_work > MostWork)
            throw new BrokenPromise("Terminal lives", $"Terminal {Id} does not come to rest; it shows:\n{Screen}");
    }

    /// <summary>A screen has appeared.</summary>
    internal void Shown(string screen)
    {
        Screen = screen;
        if (World.Story.IsHeard)
            World.Story.Tell(Id, "shows: " + string.Join(" | ", screen.Split('\n', StringSplitOptions.RemoveEmptyEntries | StringSplitOptions.TrimEntries)));
        Merchant.See(screen);
        World.Observer.Shown(this, screen);
    }

    /// <summary>A slip has come out, whole or in part.</summary>
    internal void Printed(string slip, bool isWhole)
    {
        World.Story.Tell(Id, $"prints{(isWhole ? "" : " a part of")}: {string.Join(" | ", slip.Split('\n', StringSplitOptions.RemoveEmptyEntries | StringSplitOptions.TrimEntries))}");
        World.Observer.Printed(this, slip, isWhole);
    }

    /// <summary>A file is durable.</summary>
    internal void Written(string name, byte[] data, int length)
    {
        if (!name.StartsWith("journal/", StringComparison.Ordinal) || !Read(data, length))
            return;
        World.Observer.Journalled(this, _record, _seal.Generation);
        _record.Clear();
    }

    /// <summary>A file is being written.</summary>
    internal void Remember(string name)
    {
        if (_lastWritten.Contains(name))
            return;
        _lastWritten.Enqueue(name);
        if (_lastWritten.Count > LastWrites)
            _lastWritten.Dequeue();
    }

    /// <summary>A screen would have appeared, and the display is dark.</summary>
    internal void Missed(string screen) => World.Observer.Missed(this, screen);

    /// <summary>The flash did not give a file.</summary>
    internal void Withheld(string name) => World.Observer.Withheld(this, name);

    /// <summary>A message leaves.</summary>
    internal void Sent(Message request) => World.Observer.Sent(this, request);

    /// <summary>An answer arrives.</summary>
    internal void Heard(Message request, Message answer) => World.Observer.Heard(this, request, answer);

    /// <summary>The records in flash, as a fresh reader finds them: the newest whole generation of each number.</summary>
    internal (int Generation, SaleRecord Record)[] Journal()
    {
        var newest = new Dictionary<long, (int Generation, SaleRecord Record)>();
        foreach (var (name, file) in Flash.Snapshot())
        {
            if (!name.StartsWith("journal/", StringComparison.Ordinal) || !Read(file, file.Length))
                continue;
            if (newest.TryGetValue(_record.Number, out var known) && known.Generation > _seal.Generation)
                continue;
            var copy = new SaleRecord();
            copy.ReadPayload(_seal.Payload);
            copy.State = (SaleState)_seal.State;
            newest[copy.Number] = (_seal.Generation, copy);
        }
        return [.. newest.Values.OrderBy(found => found.Record.Number)];
    }

    /// <summary>DE37 of a record.</summary>
    internal static string NumberOf(byte[] epoch, long number) =>
        Encoding.ASCII.GetString(epoch) + number.ToString("D10", CultureInfo.InvariantCulture);

    private bool Read(byte[] data, int length)
    {
        if (length != RecordSeal.Length)
            return false;
        data.AsSpan(0, length).CopyTo(_seal.Sealed);
        if (!_seal.TryOpen() || !_record.ReadPayload(_seal.Payload))
            return false;
        _record.State = (SaleState)_seal.State;
        return true;
    }

    private void Start()
    {
        _board.RestorePower();
        _clock.PowerOn();
        _display.PowerOn();
        _printer.PowerOn();
        Keypad.Clear();
        Screen = "";
        World.Observer.Started(this);
        try
        {
            new PaymentTerminal(_display, Keypad, _reader, _printer, _signal, _link, new StationFiles(this), _clock, _crypto, FlashBlocks).Run();
        }
        catch (PowerCutException)
        {
            World.Story.Tell(Id, "has no power");
            _board.CutPower();
        }
        catch (Exception crash) when (crash is not BrokenPromise)
        {
            throw new BrokenPromise("Terminal lives", $"Terminal {Id} crashed with {crash.GetType().Name}: {crash.Message}\n{crash.StackTrace}\nIt showed:\n{Screen}");
        }
    }
}
