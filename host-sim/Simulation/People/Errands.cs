using System;
using System.Collections.Generic;
using System.Globalization;
using System.Linq;
using Terminal.Core.Journal;
using Terminal.Simulation.Parts;

namespace Terminal.Simulation.People;

/// <summary>What a merchant does beside selling: voids, refunds, holds and completions, reprints, reports, settlements. Reads each screen and presses what a person would.</summary>
internal sealed class Errands
{
    public const string Password = "1234";
    private const int ReceiptsLookedAt = 10;

    private readonly Station _station;
    private readonly World _world;
    private readonly Merchant _merchant;
    private SaleFacts? _target;
    private bool _isByCard;
    private Ticket? _refund;

    public Errands(Station station, Merchant merchant)
    {
        _station = station;
        _world = station.World;
        _merchant = merchant;
        Habits =
        [
            ("REFUND NOT MADE", "", () => Press("D")),
            ("REFUND VOIDED", "D  OK", () => Press("D")),
            ("REFUND VOIDED", "", Watch),
            ("REFUND", "receipt, or D", () => Press((_refund?.Receipt ?? "") + "D")),
            ("REFUND", "password", () => Press((Chance.Hits(0.9) ? Password : "4321") + "D")),
            ("REFUND", "Wrong", () => Press(Chance.Hits(0.8) ? Password + "D" : "C")),
            ("REFUND", "Key the amount", KeyRefund),
            ("REFUND", "wipe the card", _merchant.TakeCard),
            ("REFUND", "Calling", Watch),
            ("REFUND", "D  OK", () => Press("D")),
            ("PRE-AUTH NOT MADE", "", () => Press("D")),
            ("PRE-AUTH CANCELLED", "D  OK", () => Press("D")),
            ("PRE-AUTH CANCELLED", "", Watch),
            ("PRE-AUTH", "Key the amount", () => Press(_merchant.Ticket!.Amount.ToString(CultureInfo.InvariantCulture) + "D")),
            ("PRE-AUTH", "wipe the card", _merchant.TakeCard),
            ("PRE-AUTH", "Calling", Watch),
            ("PRE-AUTH", "Cancel this one?", () => Press(Chance.Of(["D", "D", "B", "C"]))),
            ("PRE-AUTH", "D  OK", () => Press("D")),
            ("PRE-AUTH", "1 New", () => Press("C")),
            ("NOT COMPLETED", "", () => Press("D")),
            ("COMPLETION", "Complete this one?", ChooseHold),
            ("COMPLETION", "Key the amount", KeyCompletion),
            ("COMPLETION", "D  OK", () => Press("D")),
            ("VOID", "Void this one?", LookAtVoid),
            ("VOID", "receipt, or swipe", NameVoid),
            ("VOID", "Not read", () => Press("C")),
            ("VOID", "", () => Press("D")),
            ("REPRINT", "Merchant copy", () => Press(Chance.Of(["1", "2"]))),
            ("REPRINT", "Key the number", () => Press((_target is { } sale ? Keyed(sale) : "1") + "D")),
            ("REPRINT", "D  OK", () => Press("D")),
            ("REPRINT", "", () => Press("C")),
            ("RECEIPTS", "", () => Press(Chance.Of(["B", "B", "D", "C"]))),
            ("REPORTS", "Counting", Watch),
            ("REPORTS", "D  OK", () => Press("D")),
            ("REPORTS", "", () => Press("C")),
            ("SETTLEMENT", "D  OK", () => Press("D")),
            ("SETTLEMENT", "D  Yes", () => Press(_world.Weather.IsOn && Chance.Hits(0.05) ? "C" : "D")),
            ("SETTLEMENT", "C  Back", LookAtUpload),
            ("SETTLEMENT", "", Watch),
        ];
    }

    /// <summary>Title, a part of the body, and what to do about a screen that has both.</summary>
    public IReadOnlyList<(string Title, string Body, Action Act)> Habits { get; }

    private Chance Chance => _merchant.Chance;

    /// <summary>Sets out to do something.</summary>
    /// <returns>False for a move that is no errand.</returns>
    public bool Do(Move move, Chance chance)
    {
        _target = null;
        switch (move)
        {
            case Move.Void:
                _target = Receipt(chance, sale => sale.Terminal == _station.Id);
                _isByCard = chance.Hits(0.4);
                Press(_target is null ? "" : "A1");
                return true;
            case Move.Refund:
                if (Refund(chance) is { } refund)
                    _merchant.Begin(refund);
                return true;
            case Move.PreAuthorise:
                _merchant.Begin(_world.Script.Ticket(chance, SaleKind.PreAuthorisation));
                return true;
            case Move.Complete:
                Press("A32");
                return true;
            case Move.CancelHold:
                Press("A33");
                return true;
            case Move.Settle:
                Press("A7");
                return true;
            case Move.Reprint:
                _target = Receipt(chance, sale => sale.Terminal == _station.Id);
                Press(chance.Of(["A51", "A52", "A53"]));
                return true;
            case Move.Report:
                Press(chance.Of(["A61", "A62"]));
                return true;
            default:
                return false;
        }
    }

    /// <summary>Begins what is no sale.</summary>
    public void Begin(Ticket ticket)
    {
        _refund = ticket.Kind == SaleKind.Refund ? ticket : null;
        Press(_refund is null ? "A31" : "A2");
    }

    private static string Keyed(SaleFacts sale) => sale.Number[2..].TrimStart('0');

    private static void Watch()
    {
    }

    private void Press(string keys) => _station.Keypad.Press(keys);

    // One of the last receipts on the counter; now and then any.
    private SaleFacts? Receipt(Chance chance, Func<SaleFacts, bool> isWanted)
    {
        SaleFacts[] receipts = [.. _world.Books.All.Where(sale => sale.ToldMade.Length > 0 && isWanted(sale))];
        if (receipts.Length == 0)
            return null;
        int count = chance.Hits(0.8) ? Math.Min(ReceiptsLookedAt, receipts.Length) : receipts.Length;
        return receipts[receipts.Length - 1 - chance.Below(count)];
    }

    // With the receipt, of this terminal or another one of the shop; some want the same money back twice, or more than they paid, or to another card.
    private Ticket? Refund(Chance chance)
    {
        string shop = _world.Town.Seed.Terminal(_station.Id)!.Merchant.Id;
        bool isAgain = chance.Hits(0.3);
        bool hasReceipt = chance.Hits(0.75);
        SaleFacts? sale = Receipt(chance, sale => _world.Town.Seed.Terminal(sale.Terminal)!.Merchant.Id == shop && sale.Kind is SaleKind.Sale or SaleKind.Completion
            && (!isAgain || _world.Tickets.Exists(ticket => ticket.Kind == SaleKind.Refund && ticket.Receipt == Keyed(sale))));
        if (sale is null)
            return null;
        TownCard card = chance.Hits(0.05) ? chance.Of(_world.Town.Cards) : _world.Town.Cards.First(card => card.Number == sale.Card);
        long amount = hasReceipt && chance.Hits(0.5) ? sale.Amount : _world.Script.Part(chance, Math.Min(sale.Amount, 5200));
        return new Ticket(_world.Script.Current, chance.Hits(0.03) ? sale.Amount + 1 : amount, card)
        {
            Kind = SaleKind.Refund,
            Receipt = hasReceipt ? Keyed(sale) : "",
            IsKeyed = chance.Hits(0.07),
            IsSwipedTwice = chance.Hits(0.05),
            LooksWrong = chance.Hits(0.04),
            IsTriedAgain = chance.Hits(0.4),
        };
    }

    private void KeyRefund()
    {
        if (_refund is { } refund)
            Press(refund.Amount.ToString(CultureInfo.InvariantCulture) + "D");
        else
            Press("C");
    }

    private void NameVoid()
    {
        if (_target is null)
            Press("C");
        else if (_isByCard)
            _station.Swipe(_world.Town.Cards.First(card => card.Number == _target.Card));
        else
            Press(Keyed(_target) + "D");
    }

    private void LookAtVoid()
    {
        bool isIt = _target is not null && _merchant.Screen.Contains(_target.Number, StringComparison.Ordinal);
        bool isOlder = _merchant.Screen.Contains("Older", StringComparison.Ordinal);
        Press(isIt ? Chance.Hits(0.9) ? "D" : "C" : isOlder && Chance.Hits(0.8) ? "B" : Chance.Hits(0.1) ? "D" : "C");
    }

    private void ChooseHold() => Press(Chance.Of(["D", "D", "D", "B", "C"]));

    // Not more than is held, mostly; the card's last digits are not asked for again, so the ticket is made of what the screen before said.
    private void KeyCompletion()
    {
        string most = _merchant.Screen.Split('\n')[3].Replace("EUR", "", StringComparison.Ordinal).Replace(".", "", StringComparison.Ordinal).Trim();
        if (!long.TryParse(most, NumberStyles.None, CultureInfo.InvariantCulture, out long held))
        {
            Press("C");
            return;
        }
        long amount = Chance.Hits(0.5) ? held : Chance.Hits(0.1) ? held + 1 : _world.Script.Part(Chance, held);
        Press(amount.ToString(CultureInfo.InvariantCulture) + "D");
    }

    // What is left is sent between sales.
    private void LookAtUpload()
    {
        if (_world.Weather.IsOn && Chance.Hits(0.2))
            Press("C");
    }
}
