using System;
using Terminal.Core.Cards;
using Terminal.Core.Journal;
using Terminal.Core.Messages;
using Terminal.Core.Risk;

namespace Terminal.Flows;

/// <summary>An attempt at a sale, refund or pre-authorisation: the till's record, begun under a number of its own. One attempt, one number.</summary>
public sealed class Attempt
{
    private readonly Till _till;
    private readonly byte[] _originalEpoch = new byte[2];
    private long _original;

    /// <summary>Attempts sales at a till.</summary>
    public Attempt(Till till)
    {
        _till = till;
    }

    /// <summary>Names the original of the attempt that begins next.</summary>
    /// <param name="epoch">The epoch of its number; <c>00</c> where it is not known.</param>
    /// <param name="counter">The counter of its number.</param>
    public void Name(byte[] epoch, long counter)
    {
        Array.Copy(epoch, 0, _originalEpoch, 0, epoch.Length);
        _original = counter;
    }

    /// <summary>Begins the record of what is under way with the till's card. It has no state yet, and nothing is written.</summary>
    /// <param name="amount">Minor units.</param>
    /// <param name="decisionReason">Why the terminal decided as it did, a value of <see cref="Core.Risk.DecisionReason"/>.</param>
    public void Begin(long amount, int decisionReason)
    {
        SaleRecord sale = _till.Record;
        PaymentCard card = _till.Card;
        sale.Clear();
        sale.Kind = _till.Kind;
        TakeNumber(sale);
        sale.Amount = amount;
        sale.Currency = _till.Parameters.Currency.Number;
        sale.EntryMode = card.IsKeyed ? SaleRecord.Keyed : SaleRecord.Swiped;
        Array.Copy(card.Pan, 0, sale.Pan, 0, card.PanLength);
        sale.PanLength = card.PanLength;
        sale.Expiry = card.Expiry;
        Array.Copy(_till.DigestOfCard(), 0, sale.CardDigest, 0, CardDigest.Length);
        sale.DecisionReason = decisionReason;
        Array.Copy(_originalEpoch, 0, sale.OriginalEpoch, 0, _originalEpoch.Length);
        sale.OriginalNumber = _original;
        _original = 0;
    }

    /// <summary>Begins the completion of the pre-authorisation in the till's record, which becomes that of the completion.</summary>
    /// <param name="amount">Minor units, at most what is held.</param>
    public void BeginCompletion(long amount)
    {
        SaleRecord sale = _till.Record;
        Array.Copy(sale.Epoch, 0, sale.OriginalEpoch, 0, sale.Epoch.Length);
        sale.OriginalNumber = sale.Number;
        sale.OriginalStan = sale.Stan;
        sale.OriginalTime = sale.Time;
        sale.Kind = SaleKind.Completion;
        sale.Amount = amount;
        sale.DecisionReason = DecisionReason.WithinHold;
        sale.AdviceReason = AdviceReason.Completion;
        sale.ResponseCode = -1;
        sale.NumberReplaced = 0;
        sale.WrongCodes = 0;
        sale.Prints = Prints.None;
        TakeNumber(sale);
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

    /// <summary>Approves the sale of the till's record in the acquirer's place, which is told by an advice; durable before APPROVED is shown. Its code is F and the last five digits of its number.</summary>
    /// <param name="adviceReason">A value of <see cref="AdviceReason"/>.</param>
    /// <returns>False when the flash refused it.</returns>
    public bool IsApprovedHere(int adviceReason)
    {
        SaleRecord sale = _till.Record;
        _till.Card.Clear();
        sale.State = SaleState.Approved;
        sale.AdviceReason = adviceReason;
        sale.ApprovalCode[0] = (byte)'F';
        Digits.Write(sale.Number % 100_000, sale.ApprovalCode, 1, 5);
        return _till.Journal.Write(sale);
    }

    private void TakeNumber(SaleRecord sale)
    {
        DateTime now = _till.Clock.UtcNow;
        sale.Time = now.AddTicks(-(now.Ticks % TimeSpan.TicksPerSecond));
        sale.UtcOffset = _till.Parameters.UtcOffset;
        sale.Parameters = _till.Parameters.Number;
        sale.ListVersion = _till.StopList.Version;
        if (_till.IsTraining)
        {
            // No number: that is what it is known by, and why nothing keeps it.
            sale.Epoch[0] = sale.Epoch[1] = (byte)'0';
            return;
        }

        sale.Number = _till.Journal.NextNumber;
        Array.Copy(_till.Journal.Epoch.Characters, 0, sale.Epoch, 0, sale.Epoch.Length);
        sale.Batch = _till.Journal.Batch;
        sale.Stan = _till.Journal.NextStan();
    }
}
