using System;
using System.Globalization;
using System.Linq;
using System.Text;
using Terminal.Acquirer;
using Terminal.Core.Journal;
using Terminal.Core.Keys;
using Terminal.Simulation.Parts;
using SaleKind = Terminal.Core.Journal.SaleKind;

namespace Terminal.Simulation.People;

/// <summary>
/// Whoever stands behind a terminal: reads each screen and does what a person would, with the customer's ticket in hand. A new screen needs a row in <see cref="Habits"/> or in those of
/// <see cref="Errands"/>, or the merchant does not know what to do, and the run fails.
/// </summary>
public sealed class Merchant
{
    private const int Purpose = 5;
    private const int Patience = 45_000;
    private const int DrainPatience = 4 * 3_600_000;
    private const int LeastDrain = 15 * 60_000;

    private readonly Station _station;
    private readonly World _world;
    private readonly int _index;
    private readonly (string Title, string Body, Action Act)[] _habits;
    private readonly Errands _errands;
    private Chance _chance;
    private string _screen = "";
    private bool _isAnswered;
    private long _answeredAt;
    private long _openedAt;
    private long _restUntil;
    private int _movesLeft;
    private bool _settlesYet;
    private int _practisesUntil;
    private int _settlesAt = int.MaxValue;
    private Ticket? _next;
    private Ticket? _engagedFor;
    private string _lastCode = "";

    internal Merchant(Station station, int index)
    {
        _station = station;
        _world = station.World;
        _index = index;
        _chance = new Chance(_world.Plan.Seed, Purpose + index, 0);
        _errands = new Errands(station, this);
        _habits = [.. Habits(), .. _errands.Habits];
    }

    /// <summary>Whether the shift is over.</summary>
    public bool HasShut { get; private set; }

    /// <summary>The ticket at hand; null before the first.</summary>
    public Ticket? Ticket { get; private set; }

    /// <summary>What stands before the merchant.</summary>
    internal string Screen => _screen;

    /// <summary>The stream of what the merchant does in the move at hand.</summary>
    internal Chance Chance => _chance;

    /// <summary>Comes to work.</summary>
    /// <param name="mostMoves">Shuts after so many moves.</param>
    public void Open(int mostMoves)
    {
        HasShut = false;
        _movesLeft = mostMoves;
        _next = null;
        _restUntil = 0;
        _settlesYet = _world.IsSettledAtEnd;
        _openedAt = _world.Clock.Uptime;
    }

    /// <summary>A screen has appeared.</summary>
    public void See(string screen)
    {
        _screen = screen;
        _isAnswered = false;
        _station.Keypad.Hold(_world.Weather.IsOn ? _chance.Between(200, 3000) : 200);
    }

    /// <summary>The terminal looks whether a key is pressed: answers what it shows, once; and again when it stands there for long.</summary>
    public void React()
    {
        long now = _world.Clock.Uptime;
        if (_screen.Length == 0 || (_isAnswered && now - _answeredAt < Patience))
            return;
        _isAnswered = true;
        _answeredAt = now;
        foreach (var (title, body, act) in _habits)
        {
            if (_screen.StartsWith(" " + title, StringComparison.Ordinal) && _screen.Contains(body, StringComparison.Ordinal))
            {
                act();
                return;
            }
        }
        throw new BrokenPromise("Merchant understands", $"The merchant at {_station.Id} does not know what to do with the screen\n{_screen}");
    }

    private (string Title, string Body, Action Act)[] Habits() =>
    [
        ("READY", "", Idle),
        ("SALE NOT MADE", "", () => Press("D")),
        ("SALE VOIDED", "D  OK", () => Press("D")),
        ("SALE VOIDED", "", Watch),
        ("SALE", "Key the amount", KeyAmount),
        ("SALE", "wipe the card", TakeCard),
        // No two customers pay the same: the first attempt was made after all.
        ("SALE", "a second sale?", () => Press("C")),
        ("SALE", "Calling", Watch),
        ("KEYED CARD", "Key the card number", KeyNumber),
        ("KEYED CARD", "Expiry", KeyExpiry),
        ("LOOK AT THE CARD", "end", () => Press(Ticket!.LooksWrong ? "C" : "D")),
        ("LOOK AT THE CARD", "last four", () => Press(LastDigits() + "D")),
        ("PRINTER", "C  Later", MindPrinter),
        ("PRINTER", "", () => Press(_chance.Hits(0.85) || !_world.Weather.IsOn ? "D" : "C")),
        ("CALL THE ACQUIRER", "", Phone),
        ("APPROVED", "", Watch),
        ("COMPLETED", "", Watch),
        ("SIGNATURE", "", () => Press((Ticket?.Signature ?? 'D').ToString())),
        ("IDENTITY DOCUMENT", "", () => Press(Ticket?.HasIdentity ?? true ? "D" : "C")),
        ("AFTER A RESTART", "D  Finish", () => Press(!IsMadeMeanwhile() && _chance.Hits(0.6) ? "D" : "C")),
        ("AFTER A RESTART", "C  No       D  Print", () => Press(_chance.Hits(0.85) ? "D" : "C")),
        ("AFTER A RESTART", "Go on with it", () => Press(_chance.Hits(0.6) ? "D" : "C")),
        ("AFTER A RESTART", "D  OK", () => Press("D")),
        ("AFTER A RESTART", "", Watch),
        ("REVERSAL REFUSED", "", Watch),
        ("ADVICE REFUSED", "", Watch),
        ("MEMORY", "journal is damaged", HearOfDamage),
        ("MEMORY", "", () => Press("D")),
        ("TERMINAL", "engineer", CallEngineer),
        ("TERMINAL", "", Watch),
        ("SIGN-ON", "", Watch),
        ("UPDATE", "", Watch),
        ("MENU", "", () => Press("C")),
        ("TRAINING", "", Train),
        ("THIS TERMINAL", "answer", () => Press("D")),
        ("THIS TERMINAL", "", () => Press("C")),
        ("LINE TEST", "D  OK", () => Press("D")),
        ("LINE TEST", "", Watch),
        ("STOP LIST", "", () => Press("C")),
        ("LANGUAGE", "", () => Press("C")),
    ];

    private void Watch()
    {
    }

    private void Press(string keys) => _station.Keypad.Press(keys);

    private void Idle()
    {
        // Looks at it again and again, for READY does not change much.
        _isAnswered = false;
        if (!_world.Weather.IsOn)
        {
            WaitUntilAllIsSent();
            return;
        }
        if (_world.Clock.Uptime < _restUntil)
            return;
        if (_station.IsTraining && _world.Script.Current >= _practisesUntil)
        {
            // Should it not work, the merchant tries again after the next customer.
            _practisesUntil = _world.Script.Current + 1;
            Press("A84");
            return;
        }
        if (_world.Script.Current >= _settlesAt)
        {
            _settlesAt = int.MaxValue;
            Press("A7");
            return;
        }
        if (Ticket is { IsTriedAgain: true, Made: 0, Attempts: 1 } again && _chance.Hits(0.8))
        {
            Begin(again);
            return;
        }
        if (_movesLeft-- <= 0 || !_world.Script.TryNext(out Move move, out Chance chance))
        {
            Shut();
            return;
        }
        _world.Begin(move);
        _chance = new Chance(_world.Plan.Seed, Purpose + _index, _world.Script.Current);
        Do(move, chance);
    }

    private void Do(Move move, Chance chance)
    {
        switch (move)
        {
            case Move.Sale:
                Begin(_world.Script.Ticket(chance, isSmall: _station.IsUnplugged));
                break;
            case Move.Rest:
                _restUntil = _world.Clock.Uptime + chance.Between(1, chance.Hits(0.03) ? 250 : 12) * 60_000;
                break;
            case Move.Shut:
                Shut();
                break;
            case Move.TestLine:
                _station.Keypad.Press("A81DD");
                break;
            case Move.UpdateList:
                _station.Keypad.Press("A82D");
                break;
            case Move.Settle when chance.Hits(0.4):
                // The end of the day: settled, and switched off.
                _movesLeft = 0;
                Press("A7");
                break;
            case Move.Unplug:
                _station.Unplug(_world.Script.Current + chance.Between(3, 12));
                break;
            case Move.Train:
                _practisesUntil = _world.Script.Current + chance.Between(3, 10);
                Press("A84");
                break;
            case Move.ResumeCall:
                if (_screen.Contains("Call open", StringComparison.Ordinal))
                    _station.Keypad.Press("A4");
                break;
            default:
                if (!_errands.Do(move, chance))
                    _world.Happen(move, _station, chance);
                break;
        }
    }

    /// <summary>Somebody wants something.</summary>
    internal void Begin(Ticket ticket)
    {
        Ticket = ticket;
        ticket.Attempts++;
        _world.Tickets.Add(ticket);
        _world.Story.Tell(_station.Id, $"move {ticket.Move}: {ticket.Kind} of {ticket.Amount / 100}.{ticket.Amount % 100:D2} with {ticket.Card.Name}, {ticket.Card.Mask}");
        string digits = ticket.Amount.ToString(CultureInfo.InvariantCulture);
        if (ticket.Kind != SaleKind.Sale)
        {
            _errands.Begin(ticket);
        }
        else if (ticket.IsPhonedFirst)
        {
            _next = ticket;
            Press("A4");
        }
        else
        {
            Press(digits + "D");
        }
    }

    // The terminal asks for it when the merchant phones first, or when a key went astray.
    private void KeyAmount()
    {
        if (_next is not { } ticket)
        {
            Press("C");
            return;
        }
        _next = null;
        Press(ticket.Amount.ToString(CultureInfo.InvariantCulture) + "D");
    }

    /// <summary>Swipes the card, or keys its number, or gives up.</summary>
    internal void TakeCard()
    {
        bool isAgain = _screen.Contains("Not read", StringComparison.Ordinal);
        if (Ticket is not { IsCancelled: false } ticket || (isAgain && _chance.Hits(0.2)))
        {
            Press("C");
            return;
        }
        if (ticket.IsKeyed)
        {
            Press(ticket.Card.Number[..1]);
            return;
        }
        _station.Swipe(ticket.Card);
    }

    private void KeyNumber() => Press(Ticket!.Card.Number[1..] + "D");

    private void KeyExpiry()
    {
        string expiry = Ticket!.Card.Expiry;
        Press((Ticket.ExpiryIsWrong ? "0936" : expiry[2..] + expiry[..2]) + "D");
    }

    private string LastDigits()
    {
        string last = Ticket!.Card.Number[^4..];
        bool isWrong = Ticket.LooksWrong || _chance.Hits(0.05);
        return isWrong ? $"{(last[0] - '0' + 1) % 10}{last[1..]}" : last;
    }

    private void MindPrinter()
    {
        if (Ticket is { IsSwipedTwice: true } ticket)
            _station.Swipe(ticket.Card);
        Press(_chance.Hits(0.7) || !_world.Weather.IsOn ? "D" : "C");
    }

    // The number is read from the card, terminal and amount from the screen.
    private void Phone()
    {
        string[] rows = _screen.Split('\n');
        string last = rows[4].Trim()[^4..];
        string amount = rows[5].Replace("EUR", "", StringComparison.Ordinal).Trim();
        TownCard? card = _world.Tickets.Where(ticket => $"{ticket.Amount / 100}.{ticket.Amount % 100:D2}" == amount && ticket.Card.Number.EndsWith(last, StringComparison.Ordinal)).Select(ticket => ticket.Card).LastOrDefault();
        long minorUnits = long.Parse(amount.Replace(".", "", StringComparison.Ordinal), CultureInfo.InvariantCulture);
        if (card is null || !_world.Weather.IsOn || _chance.Hits(0.1))
        {
            Press("C");
            return;
        }
        if (_engagedFor == Ticket || _chance.Hits(0.1))
        {
            // The desk's line is engaged: the merchant lets it be until the terminal gives up.
            _engagedFor = Ticket;
            return;
        }
        if (_chance.Hits(0.15))
        {
            Press((_chance.Hits(0.5) && _lastCode.Length > 0 ? _lastCode : Invented(card, minorUnits)) + "D");
            return;
        }
        if (_lastCode.Length > 0 && Ticket is { Attempts: 2 } && _chance.Hits(0.5))
        {
            // The code of the first attempt, which may be good yet, or used.
            Press(_lastCode + "D");
            return;
        }
        _world.Pass(_chance.Between(20, 200) * 1000);
        VoiceAnswer answer = _world.Phone(_station, card, minorUnits);
        _lastCode = answer.IsApproved ? answer.Code : _lastCode;
        Press(answer.IsApproved ? answer.Code + "D" : "C");
    }

    // Whoever has paid in a second attempt does not pay for the first.
    private bool IsMadeMeanwhile()
    {
        string[] rows = _screen.Split('\n');
        string amount = rows[5].Replace("EUR", "", StringComparison.Ordinal).Trim();
        string last = rows[6].Trim().TrimStart('*');
        return _world.Tickets.Exists(ticket => ticket.Made > 0 && $"{ticket.Amount / 100}.{ticket.Amount % 100:D2}" == amount && ticket.Card.Number.EndsWith(last, StringComparison.Ordinal));
    }

    // One guess in a thousand would be right, which proves nothing against the terminal: these are all wrong.
    private string Invented(TownCard card, long amount)
    {
        byte[] code = Encoding.ASCII.GetBytes("123000");
        byte[] pan = Encoding.ASCII.GetBytes(card.Number);
        VoiceCode.Complete(_station.Crypto, _station.Keys, code, Encoding.ASCII.GetBytes(_station.Id), amount, pan, pan.Length);
        code[^1] = (byte)('0' + (code[^1] - '0' + 1) % 10);
        return Encoding.ASCII.GetString(code);
    }

    // Whoever is asked about training has pressed 4 to get there, and goes back once it is on or off.
    private void Train() =>
        Press(_screen.Contains("Switch", StringComparison.Ordinal) ? "D" : _screen.Contains("password", StringComparison.Ordinal) || _screen.Contains("Wrong", StringComparison.Ordinal) ? Errands.Password + "D"
            : _screen.Contains("Merchant copy", StringComparison.Ordinal) ? "1" : "C");

    // Some save what there is: they settle soon.
    private void HearOfDamage()
    {
        if (_world.Weather.IsOn && _chance.Hits(0.5))
            _settlesAt = _world.Script.Current + _chance.Below(5);
        Press("D");
    }

    private void CallEngineer()
    {
        _world.Story.Tell(_station.Id, "an engineer puts its files back");
        _world.Pass(3_600_000);
        _station.Provision();
        Press("D");
    }

    private void WaitUntilAllIsSent()
    {
        bool isOwed = _screen.Contains("to be sent", StringComparison.Ordinal) || _screen.Contains("Not signed on", StringComparison.Ordinal)
            || _screen.Contains("under way", StringComparison.Ordinal) || _screen.Contains("to be printed", StringComparison.Ordinal);
        if (!isOwed && _world.Clock.Uptime - _openedAt >= LeastDrain)
        {
            if (_settlesYet)
                Press("A7");
            else
                Shut();
            _settlesYet = false;
        }
        if (_world.Clock.Uptime - _openedAt > DrainPatience)
            throw new BrokenPromise("Nothing stays owed", $"Everything works, and after four hours terminal {_station.Id} still shows\n{_screen}");
    }

    private void Shut()
    {
        HasShut = true;
        _station.CutPower();
    }
}
