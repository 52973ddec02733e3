using System;
using System.Collections.Generic;
using System.Linq;
using Terminal.Acquirer;
using Terminal.Board;
using Terminal.Simulation.Checks;
using Terminal.Simulation.Host;
using Terminal.Simulation.Parts;
using Terminal.Simulation.People;

namespace Terminal.Simulation;

/// <summary>
/// A whole world in virtual time from one seed: terminals with their merchants, lines, an acquirer, and everything that can go wrong. No thread, no real clock, no chance but the
/// seed's: the same plan is the same world, byte for byte.
/// </summary>
public sealed class World : IDisposable
{
    private const int ShiftPurpose = 4;
    private const int MovesOfAVisit = 3;
    private const int DrainShifts = 2;

    private readonly List<(string Terminal, int Move)> _closed = [];
    private readonly List<(string Line, int Move)> _signedOff = [];
    private int _shifts;

    /// <summary>Makes a world.</summary>
    /// <param name="plan">What fixes it.</param>
    /// <param name="isHeard">Whether its story is told line by line.</param>
    public World(RunPlan plan, bool isHeard = false)
    {
        Plan = plan;
        Clock = new VirtualClock(Town.Dawn);
        Story = new Story(Clock, isHeard);
        Weather = new Weather(plan.Seed, plan.Calmed);
        Weather.Struck += hazard =>
        {
            Coverage.Note(Reached.Hazard, hazard.ToString());
            Story.Tell("", $"hazard: {hazard}");
        };
        Town = new Town();
        Script = new Script(plan, Town.Cards);
        Host = new Centre(this);
        Stations = [.. Town.Terminals.Select((id, index) => new Station(this, id, index))];
        Observer = new Observer(this);
    }

    /// <summary>What fixes it.</summary>
    public RunPlan Plan { get; }

    /// <summary>Its time.</summary>
    public VirtualClock Clock { get; }

    /// <summary>Its hazards.</summary>
    public Weather Weather { get; }

    /// <summary>Its people, cards and products.</summary>
    public Town Town { get; }

    /// <summary>What happens in it.</summary>
    public Script Script { get; }

    /// <summary>Its acquirer.</summary>
    public Centre Host { get; }

    /// <summary>Its terminals.</summary>
    public IReadOnlyList<Station> Stations { get; }

    /// <summary>What its witnesses know.</summary>
    public Books Books { get; } = new();

    /// <summary>What its people wanted to buy, in order; one that was tried again stands twice.</summary>
    public List<Ticket> Tickets { get; } = [];

    /// <summary>What was reached in it.</summary>
    public Coverage Coverage { get; } = new();

    /// <summary>Its story.</summary>
    public Story Story { get; }

    /// <summary>The version of the stop list that every terminal can reach while all is drained.</summary>
    internal long ListToReach { get; private set; }

    /// <summary>Whether every merchant settles before the terminal is switched off for the last time.</summary>
    internal bool IsSettledAtEnd { get; private set; }

    /// <summary>Requests that the line has kept back, and will deliver.</summary>
    internal List<byte[]> Late { get; } = [];

    /// <summary>Its witnesses and checkers.</summary>
    internal Observer Observer { get; }

    /// <summary>Lives through the script, then lets everything work and drains it, and has the checkers look.</summary>
    /// <exception cref="BrokenPromise">A checker found something.</exception>
    public void Run()
    {
        while (!Script.IsOver)
        {
            var chance = new Chance(Plan.Seed, ShiftPurpose, _shifts++);
            Pass(chance.Below(10) switch
            {
                < 6 => chance.Between(1, 30),
                < 9 => chance.Between(60, 14 * 60),
                _ => chance.Between(20 * 60, 40 * 60),
            } * 60_000L);
            ReceiveLate(chance.Hits(0.5));
            chance.Of(Stations).Trade(int.MaxValue);
        }
        Drain();
        Observer.AtEnd();
    }

    /// <summary>Time passes.</summary>
    public void Pass(long milliseconds) => Clock.Advance(milliseconds);

    /// <summary>A terminal's files as the acquirer makes them now.</summary>
    public TerminalFiles FilesOf(string terminal) => Host.FilesOf(terminal);

    /// <inheritdoc/>
    public void Dispose()
    {
        foreach (Station station in Stations)
            station.Dispose();
        Host.Dispose();
    }

    /// <summary>A terminal waits: another one is switched on, makes a few moves, and is switched off.</summary>
    internal void TradeElsewhere()
    {
        Station[] others = [.. Stations.Where(station => !station.IsTrading)];
        if (others.Length > 0)
            Weather.Details(Hazard.OtherTrades).Of(others).Trade(MovesOfAVisit);
    }

    /// <summary>A terminal was cut off.</summary>
    /// <returns>Whether its merchant leaves it without power, and others trade first.</returns>
    internal bool AfterCut(Station station)
    {
        if (!Weather.IsOn)
            return false;
        var chance = new Chance(Plan.Seed, ShiftPurpose, 1_000_000 + _shifts++);
        Pass(chance.Between(2, 300) * 1000L);
        bool isLeft = chance.Hits(0.15);
        if (isLeft)
            Story.Tell(station.Id, "is left without power");
        return isLeft;
    }

    /// <summary>A move begins.</summary>
    internal void Begin(Move move)
    {
        Weather.Enter(Script.Current);
        Coverage.Note(Reached.Move, move.ToString());
        Story.Tell("", $"move {Script.Current}: {move}");
        if (_closed.RemoveAll(closed => closed.Move < Script.Current) > 0)
        {
            Town.OpenAll();
            Host.Restart("to open what was closed");
        }
        if (_signedOff.RemoveAll(line => line.Move < Script.Current) > 0)
            Host.SignOff(_signedOff.Select(line => line.Line));
    }

    /// <summary>A move that is not the merchant's.</summary>
    internal void Happen(Move move, Station station, Chance chance)
    {
        switch (move)
        {
            case Move.PublishList:
                TownCard card = chance.Of(Town.Cards);
                bool isListed = chance.Hits(0.6);
                Story.Tell("", $"{card.Name} {(isListed ? "comes onto the stop list" : "leaves the stop list")}");
                Host.List(card.Number, isListed);
                Host.Publish(chance.Hits(0.2));
                break;
            case Move.ChangeParameters:
                Town.Change(chance);
                Host.Restart("for new parameters");
                break;
            case Move.CloseTerminal:
                Town.Close(station.Id, true);
                _closed.Add((station.Id, Script.Current + chance.Between(1, 3)));
                Host.Restart($"to close {station.Id}");
                break;
            case Move.SignOff:
                _signedOff.Add((chance.Of(Town.Lines), Script.Current + chance.Between(2, 10)));
                Host.SignOff(_signedOff.Select(line => line.Line));
                break;
            case Move.LookAtSuspense:
                Host.LookAtSuspense(chance);
                break;
            case Move.SchemeRefuses:
                HostRow[] sales = [.. Host.Rows().Where(row => row.IsPosted && row.Kind is "sale" or "completion")];
                if (sales.Length > 0)
                    Host.RefuseByScheme(chance.Of(sales));
                break;
            case Move.RestartHost:
                Host.Restart("because its operator wants it");
                break;
            case Move.FlipBit:
                if (Weather.Strikes(Hazard.BitFlips))
                    FlipBit(station, chance);
                break;
        }
    }

    /// <summary>The voice desk is phoned.</summary>
    internal VoiceAnswer Phone(Station station, TownCard card, long amount)
    {
        VoiceAnswer answer = Host.Ask(station.Id, card.Number, amount);
        Story.Tell(station.Id, $"the voice desk says: {answer.Code} {answer.Text}");
        Observer.Phoned(station, card, amount, answer);
        return answer;
    }

    /// <summary>The host has answered a request; whether anybody hears it is another matter.</summary>
    internal void Witness(byte[] request, byte[] answer) => Observer.Decided(request, answer);

    /// <summary>Requests that were kept back arrive, and issuers answer.</summary>
    internal void ReceiveLate(bool now)
    {
        Host.HearAnswers();
        if (!now)
            return;
        Host.LetIssuersAnswer();
        byte[][] late = [.. Late];
        Late.Clear();
        foreach (byte[] request in late)
        {
            Story.Tell("", "a request that was kept back reaches the host");
            Host.Receive(request, false);
        }
    }

    private void Drain()
    {
        Weather.IsOn = false;
        Story.Tell("", "from now on everything works");
        Pass(60_000);
        ReceiveLate(true);
        Town.OpenAll();
        Host.SignOff([]);
        Host.Restart("once more");
        ListToReach = Host.NewestList;
        for (int shift = 0; shift < DrainShifts; shift++)
        {
            IsSettledAtEnd = shift == DrainShifts - 1;
            foreach (Station station in Stations)
            {
                station.Trade(0);
                Pass(60_000);
            }
        }
    }

    private void FlipBit(Station station, Chance chance)
    {
        string[] names = [.. station.Flash.Snapshot().Keys.Where(name => !name.StartsWith("parameters/reserve", StringComparison.Ordinal)).Order(StringComparer.Ordinal)];
        if (names.Length == 0)
            return;
        string name = chance.Of(names);
        int bits = station.Flash.Snapshot()[name].Length * 8;
        if (bits == 0)
            return;
        Observer.Flipping(station, name);
        station.Flash.FlipBit(name, chance.Below(bits));
        Story.Tell(station.Id, $"a bit of {name} changes");
    }
}
