using System;
using Terminal.Core.Cards;
using Terminal.Core.Journal;

namespace Terminal.Flows;

/// <summary>An attempt at a sale: the till's record, begun under a number of its own. One attempt, one number.</summary>
public sealed class Attempt
{
    private const int Keyed = 12;
    private const int Swiped = 22;

    private readonly Till _till;

    /// <summary>Attempts sales at a till.</summary>
    public Attempt(Till till)
    {
        _till = till;
    }

    /// <summary>Begins the record of a sale of the till's card. It has no state yet, and nothing is written.</summary>
    /// <param name="amount">Minor units.</param>
    /// <param name="decisionReason">Why the terminal decided as it did, a value of <see cref="Core.Risk.DecisionReason"/>.</param>
    public void Begin(long amount, int decisionReason)
    {
        SaleRecord sale = _till.Record;
        PaymentCard card = _till.Card;
        sale.Clear();
        TakeNumber(sale);
        sale.UtcOffset = _till.Parameters.UtcOffset;
        sale.Amount = amount;
        sale.Currency = _till.Parameters.Currency.Number;
        sale.EntryMode = card.IsKeyed ? Keyed : Swiped;
        Array.Copy(card.Pan, 0, sale.Pan, 0, card.PanLength);
        sale.PanLength = card.PanLength;
        sale.Expiry = card.Expiry;
        CardDigest.Write(_till.Crypto, _till.Keys, card.Pan, card.PanLength, sale.CardDigest);
        sale.Parameters = _till.Parameters.Number;
        sale.ListVersion = _till.StopList.Version;
        sale.DecisionReason = decisionReason;
    }

    /// <summary>Begins the sale of the till's record again, under a new number that names the one before.</summary>
    public void BeginAgain()
    {
        SaleRecord sale = _till.Record;
        Array.Copy(sale.Epoch, 0, sale.EpochReplaced, 0, sale.Epoch.Length);
        sale.NumberReplaced = sale.Number;
        sale.ResponseCode = -1;
        TakeNumber(sale);
    }

    private void TakeNumber(SaleRecord sale)
    {
        DateTime now = _till.Clock.UtcNow;
        sale.Number = _till.Journal.NextNumber;
        Array.Copy(_till.Journal.Epoch.Characters, 0, sale.Epoch, 0, sale.Epoch.Length);
        sale.Batch = _till.Journal.Batch;
        sale.Stan = _till.Journal.NextStan();
        sale.Time = now.AddTicks(-(now.Ticks % TimeSpan.TicksPerSecond));
    }
}
