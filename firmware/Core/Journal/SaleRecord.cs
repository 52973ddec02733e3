using System;
using Terminal.Core.Cards;
using Terminal.Core.Messages;
using Terminal.Core.Parameters;
using Terminal.Core.StopList;

namespace Terminal.Core.Journal;

/// <summary>
/// One sale, refund, pre-authorisation or completion as the journal keeps it. The object is reused; <see cref="Clear"/> wipes it. The card number is here because a reversal, an advice and a
/// reprint need it; no track, no service code, nothing else of the card is kept.
/// </summary>
public sealed class SaleRecord
{
    /// <summary>Entry mode of a card whose number was keyed (field 22: no PIN entry).</summary>
    public const int Keyed = 12;

    /// <summary>Entry mode of a card that was swiped.</summary>
    public const int Swiped = 22;

    /// <summary>Length of the written payload in bytes: a multiple of the cipher's 16.</summary>
    public const int PayloadLength = 112;

    /// <summary>The highest counter that field 37 can carry.</summary>
    public const long LastNumber = 9_999_999_999;

    private const int PanDigits = 20;

    /// <summary>The counter of the sale's number (the last ten digits of ISO 8583 field 37).</summary>
    public long Number { get; set; }

    /// <summary>The epoch of the sale's number (the first two characters of field 37), ASCII.</summary>
    public byte[] Epoch { get; } = new byte[2];

    /// <summary>The batch it belongs to, 0 to 999999 (field 60).</summary>
    public int Batch { get; set; }

    /// <summary>What it is.</summary>
    public SaleKind Kind { get; set; }

    /// <summary>How far it has come.</summary>
    public SaleState State { get; set; }

    /// <summary>STAN of the request (field 11).</summary>
    public int Stan { get; set; }

    /// <summary>When the request was made, UTC, whole seconds (fields 7, 12, 13).</summary>
    public DateTime Time { get; set; }

    /// <summary>Minutes that local time was ahead of UTC then.</summary>
    public int UtcOffset { get; set; }

    /// <summary>Minor units (field 4).</summary>
    public long Amount { get; set; }

    /// <summary>Numeric currency code (field 49).</summary>
    public int Currency { get; set; }

    /// <summary>How the card was read (field 22): 22 swiped, 12 keyed.</summary>
    public int EntryMode { get; set; }

    /// <summary>The card number, ASCII digits (field 2).</summary>
    public byte[] Pan { get; } = new byte[PanDigits];

    /// <summary>Digits in <see cref="Pan"/>.</summary>
    public int PanLength { get; set; }

    /// <summary>Expiry as YYMM (field 14).</summary>
    public int Expiry { get; set; }

    /// <summary>Why the terminal decided as it did: tag 01 of field 48.</summary>
    public int DecisionReason { get; set; }

    /// <summary>The acquirer's response code (field 39), 0 to 99, to the sale or, where it refused that, to the advice; -1 while there is none.</summary>
    public int ResponseCode { get; set; } = -1;

    /// <summary>The approval code (field 38), 6 ASCII characters; zeros while there is none.</summary>
    public byte[] ApprovalCode { get; } = new byte[6];

    /// <summary>Why it is or was reversed, a value of <see cref="Messages.ReversalReason"/>; 0 while it is not.</summary>
    public int ReversalReason { get; set; }

    /// <summary>STAN of the reversal, 0 while none was made.</summary>
    public int ReversalStan { get; set; }

    /// <summary>When the reversal was made, UTC; a repeat carries the same (field 7).</summary>
    public DateTime ReversalTime { get; set; }

    /// <summary>How the cardholder was verified.</summary>
    public CardholderVerification Verification { get; set; }

    /// <summary>What has been printed.</summary>
    public Prints Prints { get; set; }

    /// <summary>What the card is recognised by: a <see cref="Cards.CardDigest"/>.</summary>
    public byte[] CardDigest { get; } = new byte[Cards.CardDigest.Length];

    /// <summary>Number of the parameters that were in force, 0 to 999999: tag 03 of every message about the sale.</summary>
    public int Parameters { get; set; }

    /// <summary>Version of the stop list that was held, 0 to 9999999999: tag 02 of every message about the sale.</summary>
    public long ListVersion { get; set; }

    /// <summary>The counter of the number of the attempt that this sale replaces (tag 07 of field 48); 0 when it replaces none.</summary>
    public long NumberReplaced { get; set; }

    /// <summary>The epoch of <see cref="NumberReplaced"/>, ASCII.</summary>
    public byte[] EpochReplaced { get; } = new byte[2];

    /// <summary>Why the acquirer must be advised, a value of <see cref="Messages.AdviceReason"/>; 0 for a sale that it approved online.</summary>
    public int AdviceReason { get; set; }

    /// <summary>STAN of the advice, 0 while none was made.</summary>
    public int AdviceStan { get; set; }

    /// <summary>When the advice was made, UTC; a repeat carries the same (field 7).</summary>
    public DateTime AdviceTime { get; set; }

    /// <summary>Wrong codes that were keyed after a call to the voice desk.</summary>
    public int WrongCodes { get; set; }

    /// <summary>The counter of the number of the sale that a refund gives back, or of the pre-authorisation that a completion completes (tag 08 of field 48); 0 for none.</summary>
    public long OriginalNumber { get; set; }

    /// <summary>The epoch of <see cref="OriginalNumber"/>, ASCII; <c>00</c> where the terminal does not know it.</summary>
    public byte[] OriginalEpoch { get; } = new byte[2];

    /// <summary>STAN of a completion's original (field 90); 0 otherwise.</summary>
    public int OriginalStan { get; set; }

    /// <summary>When a completion's original was made, UTC (field 90).</summary>
    public DateTime OriginalTime { get; set; }

    /// <summary>Whether the sale stands: signed for, and the cardholder has or is due a copy.</summary>
    public bool IsMade => State is SaleState.Completed or SaleState.AdviceOwed or SaleState.AdviceRefused;

    /// <summary>Whether it was approved without the acquirer's line: by the terminal or by telephone.</summary>
    public bool IsAdvised => AdviceReason != 0;

    /// <summary>Local time of the request.</summary>
    public DateTime LocalTime => Time.AddTicks(UtcOffset * TimeSpan.TicksPerMinute);

    /// <summary>Whether the acquirer, to which it was sent again with its batch, did not take it: it is part of what differs.</summary>
    public bool IsNotTaken => State == SaleState.Completed && ResponseCode > 0 && !Messages.ResponseCode.IsApproval(ResponseCode);

    /// <summary>Which slips are still to be printed: the two copies of a sale made, the slip of one that was not, the one of a refusal.</summary>
    public Prints PaperOwed => State switch
    {
        SaleState.Completed or SaleState.AdviceOwed => (IsNotTaken ? Prints.Both | Prints.Refusal : Prints.Both) & ~Prints,
        SaleState.AdviceRefused => (Prints.Both | Prints.Refusal) & ~Prints,
        SaleState.ReversalOwed or SaleState.VoidOwed or SaleState.Acknowledged => Prints.NotMade & ~Prints,
        SaleState.Refused => Prints.Refusal & ~Prints,
        _ => Prints.None,
    };

    /// <summary>Wipes the record.</summary>
    public void Clear()
    {
        Number = 0;
        Array.Clear(Epoch, 0, Epoch.Length);
        Batch = 0;
        Kind = 0;
        State = 0;
        Stan = 0;
        Time = default;
        UtcOffset = 0;
        Amount = 0;
        Currency = 0;
        EntryMode = 0;
        Array.Clear(Pan, 0, PanDigits);
        PanLength = 0;
        Expiry = 0;
        DecisionReason = 0;
        ResponseCode = -1;
        Array.Clear(ApprovalCode, 0, ApprovalCode.Length);
        ReversalReason = 0;
        ReversalStan = 0;
        ReversalTime = default;
        Verification = 0;
        Prints = 0;
        Array.Clear(CardDigest, 0, CardDigest.Length);
        Parameters = 0;
        ListVersion = 0;
        NumberReplaced = 0;
        Array.Clear(EpochReplaced, 0, EpochReplaced.Length);
        AdviceReason = 0;
        AdviceStan = 0;
        AdviceTime = default;
        WrongCodes = 0;
        OriginalNumber = 0;
        Array.Clear(OriginalEpoch, 0, OriginalEpoch.Length);
        OriginalStan = 0;
        OriginalTime = default;
    }

    /// <summary>Writes everything but <see cref="State"/>, which the record's header carries; big-endian, fixed places (docs/journal.md).</summary>
    public void WritePayload(byte[] to)
    {
        Array.Clear(to, 0, PayloadLength);
        BigEndian.Write(to, 0, 5, Number);
        Array.Copy(Epoch, 0, to, 5, 2);
        BigEndian.Write(to, 7, 3, Batch);
        BigEndian.Write(to, 10, 3, Stan);
        BigEndian.Write(to, 13, 4, JournalTime.Of(Time));
        BigEndian.Write(to, 17, 2, UtcOffset + 1440);
        BigEndian.Write(to, 19, 5, Amount);
        BigEndian.Write(to, 24, 2, Currency);
        BigEndian.Write(to, 26, 2, EntryMode);
        to[28] = (byte)PanLength;
        byte[] pan = Pan;
        for (int i = 0; i < PanLength; i += 2)
        {
            to[29 + i / 2] = (byte)(pan[i] << 4 | pan[i + 1] & 15);
        }

        BigEndian.Write(to, 39, 2, Expiry);
        to[41] = (byte)DecisionReason;
        to[42] = (byte)ResponseCode;
        Array.Copy(ApprovalCode, 0, to, 43, 6);
        BigEndian.Write(to, 49, 2, ReversalReason);
        BigEndian.Write(to, 51, 3, ReversalStan);
        BigEndian.Write(to, 54, 4, JournalTime.Of(ReversalTime));
        to[58] = (byte)Verification;
        to[59] = (byte)Prints;
        Array.Copy(CardDigest, 0, to, 60, Cards.CardDigest.Length);
        BigEndian.Write(to, 68, 3, Parameters);
        BigEndian.Write(to, 71, 5, ListVersion);
        Array.Copy(EpochReplaced, 0, to, 76, 2);
        BigEndian.Write(to, 78, 5, NumberReplaced);
        BigEndian.Write(to, 83, 2, AdviceReason);
        BigEndian.Write(to, 85, 3, AdviceStan);
        BigEndian.Write(to, 88, 4, JournalTime.Of(AdviceTime));
        to[92] = (byte)WrongCodes;
        to[93] = (byte)Kind;
        Array.Copy(OriginalEpoch, 0, to, 94, 2);
        BigEndian.Write(to, 96, 5, OriginalNumber);
        BigEndian.Write(to, 101, 3, OriginalStan);
        BigEndian.Write(to, 104, 4, JournalTime.Of(OriginalTime));
    }

    /// <summary>The inverse of <see cref="WritePayload"/>.</summary>
    /// <returns>False when a field is out of its range: genuine, yet not written by this program; nothing can then be done with the record.</returns>
    public bool ReadPayload(byte[] from)
    {
        Number = BigEndian.Read(from, 0, 5);
        Array.Copy(from, 5, Epoch, 0, 2);
        Batch = (int)BigEndian.Read(from, 7, 3);
        Stan = (int)BigEndian.Read(from, 10, 3);
        Time = JournalTime.Read(from, 13);
        UtcOffset = (int)BigEndian.Read(from, 17, 2) - 1440;
        Amount = BigEndian.Read(from, 19, 5);
        Currency = (int)BigEndian.Read(from, 24, 2);
        EntryMode = (int)BigEndian.Read(from, 26, 2);
        PanLength = from[28];
        byte[] pan = Pan;
        Array.Clear(pan, 0, PanDigits);
        for (int i = 0; i < PanLength && i < PanDigits; i += 2)
        {
            int digits = from[29 + i / 2];
            pan[i] = (byte)('0' + (digits >> 4));
            pan[i + 1] = (byte)(i + 1 < PanLength ? '0' + (digits & 15) : 0);
        }

        Expiry = (int)BigEndian.Read(from, 39, 2);
        DecisionReason = from[41];
        ResponseCode = from[42] == 255 ? -1 : from[42];
        Array.Copy(from, 43, ApprovalCode, 0, 6);
        ReversalReason = (int)BigEndian.Read(from, 49, 2);
        ReversalStan = (int)BigEndian.Read(from, 51, 3);
        ReversalTime = JournalTime.Read(from, 54);
        Verification = (CardholderVerification)from[58];
        Prints = (Prints)from[59];
        Array.Copy(from, 60, CardDigest, 0, Cards.CardDigest.Length);
        Parameters = (int)BigEndian.Read(from, 68, 3);
        ListVersion = BigEndian.Read(from, 71, 5);
        Array.Copy(from, 76, EpochReplaced, 0, 2);
        NumberReplaced = BigEndian.Read(from, 78, 5);
        AdviceReason = (int)BigEndian.Read(from, 83, 2);
        AdviceStan = (int)BigEndian.Read(from, 85, 3);
        AdviceTime = JournalTime.Read(from, 88);
        WrongCodes = from[92];
        Kind = (SaleKind)from[93];
        Array.Copy(from, 94, OriginalEpoch, 0, 2);
        OriginalNumber = BigEndian.Read(from, 96, 5);
        OriginalStan = (int)BigEndian.Read(from, 101, 3);
        OriginalTime = JournalTime.Read(from, 104);
        return HasSaleInRange() && HasCardInRange() && HasOutcomeInRange() && HasAdviceInRange() && HasOriginalInRange();
    }

    // What fields 37, 60, 11, 4, 49 and 22 can carry, and a time that has a local time.
    private bool HasSaleInRange() =>
        Number > 0 && Number <= LastNumber
        && Content.Misfit(Content.Alphanumeric, Epoch, 0, Epoch.Length) < 0
        && Batch <= BatchNumber.Last
        && Stan <= TraceNumber.Last
        && Time != default
        && UtcOffset <= 1440
        && Amount <= Money.Amount.Maximum
        && Currency <= 999
        && EntryMode <= 999
        && Parameters <= TerminalParameters.HighestNumber
        && ListVersion <= Manifest.HighestVersion;

    private bool HasCardInRange() =>
        PanLength >= PaymentCard.ShortestPan && PanLength <= PaymentCard.LongestPan
        && Content.Misfit(Content.Numeric, Pan, 0, PanLength) < 0
        && Expiry <= 9_999;

    private bool HasOutcomeInRange() =>
        DecisionReason <= 99
        && ResponseCode <= 99
        && (ApprovalCode[0] == 0 || Content.Misfit(Content.Alphanumeric, ApprovalCode, 0, ApprovalCode.Length) < 0)
        && ReversalReason <= 9_999
        && ReversalStan <= TraceNumber.Last
        && Verification <= CardholderVerification.Identity
        && Prints <= (Prints.Both | Prints.NotMade | Prints.Refusal);

    // What tags 06 and 07 and field 11 can carry; an advice has a field 38.
    private bool HasAdviceInRange() =>
        NumberReplaced <= LastNumber
        && (NumberReplaced == 0 || Content.Misfit(Content.Alphanumeric, EpochReplaced, 0, EpochReplaced.Length) < 0)
        && AdviceReason <= 9_999
        && (AdviceReason == 0 || ApprovalCode[0] != 0)
        && AdviceStan <= TraceNumber.Last;

    // What tag 08 and field 90 can carry; a completion has an original.
    private bool HasOriginalInRange() =>
        Kind <= SaleKind.Completion
        && OriginalNumber <= LastNumber
        && (OriginalNumber == 0 ? Kind != SaleKind.Completion : Content.Misfit(Content.Alphanumeric, OriginalEpoch, 0, OriginalEpoch.Length) < 0)
        && OriginalStan <= TraceNumber.Last;
}
