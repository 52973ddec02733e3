using System;
using Terminal.Core.Cards;
using Terminal.Core.Journal;
using Terminal.Core.Parameters;

namespace Terminal.Core.Messages;

/// <summary>
/// The messages that the terminal sends, built from the journal's record, so that a repeat is the same message again: everything but the MAC, which
/// <see cref="Message.Seal"/> adds.
/// </summary>
public sealed class TerminalMessages
{
    private const int SignOnCode = 1;
    private const int EchoCode = 301;
    private const int MacKeyVersion = 1;
    private const int NumberLength = 12;

    private readonly TerminalParameters _parameters;
    private readonly TagList _tags = new TagList(96);
    private readonly byte[] _digits = new byte[44];

    /// <summary>Builds messages for a terminal with these parameters.</summary>
    public TerminalMessages(TerminalParameters parameters)
    {
        _parameters = parameters;
    }

    /// <summary>0200, or 0100 for a pre-authorisation: what the acquirer is asked about the card just read.</summary>
    public void Request(Message to, SaleRecord sale, PaymentCard card)
    {
        to.Begin(TypeOfRequest(sale));
        if (card.IsKeyed)
        {
            to.Put(Field.Pan, card.Pan, 0, card.PanLength);
        }

        PutTimes(to, sale, sale.Stan, sale.Time);
        if (card.IsKeyed)
        {
            to.PutNumber(Field.Expiry, card.Expiry);
        }

        PutEntry(to, sale, ConditionOf(sale));
        if (!card.IsKeyed)
        {
            to.Put(Field.Track2, card.Track2, 0, card.Track2Length);
        }

        PutNumber(to, sale);
        PutParties(to);
        _tags.Clear();
        _tags.PutNumber(Tag.DecisionReason, sale.DecisionReason);
        PutVersionsHeld(sale.ListVersion, sale.Parameters);
        PutOriginalNumber(sale);
        PutMacKeyVersion(to);
        PutTail(to, sale);
    }

    /// <summary>0220, or its repeat 0221: a sale that was approved without the line, or a completion.</summary>
    public void Advice(Message to, SaleRecord sale, bool isRepeat)
    {
        to.Begin(isRepeat ? Mti.AdviceRepeat : Mti.Advice);
        PutMade(to, sale, sale.AdviceStan, sale.AdviceTime, true);
        if (sale.Kind == SaleKind.Completion)
        {
            PutOriginal(to, Mti.Authorisation, sale.OriginalStan, sale.OriginalTime);
        }
    }

    /// <summary>0420, or its repeat 0421: the reversal or void of a sale.</summary>
    public void Reversal(Message to, SaleRecord sale, bool isRepeat)
    {
        to.Begin(isRepeat ? Mti.ReversalRepeat : Mti.Reversal);
        to.Put(Field.Pan, sale.Pan, 0, sale.PanLength);
        PutTimes(to, sale, sale.ReversalStan, sale.ReversalTime);
        PutEntry(to, sale, ConditionOf(sale));
        PutNumber(to, sale);
        if (sale.ApprovalCode[0] != 0)
        {
            to.Put(Field.ApprovalCode, sale.ApprovalCode, 0, sale.ApprovalCode.Length);
        }

        PutParties(to);
        _tags.Clear();
        PutVersionsHeld(sale.ListVersion, sale.Parameters);
        _tags.PutNumber(Tag.ReversalReason, sale.ReversalReason);
        PutMacKeyVersion(to);
        PutTail(to, sale);
        PutSentBefore(to, sale);
    }

    /// <summary>0800 with network code 001: sign-on.</summary>
    /// <param name="to">Receives the message.</param>
    /// <param name="stan">Its STAN.</param>
    /// <param name="now">UTC.</param>
    /// <param name="listVersion">Version of the stop list that is held; 0 for none.</param>
    /// <param name="epoch">The epoch that the terminal holds; null when it has lost its files, or never had any.</param>
    /// <param name="startReport">Firmware and reason of the start, ASCII, cut to what tag 19 holds; empty to say nothing of it.</param>
    public void SignOn(Message to, int stan, DateTime now, long listVersion, byte[]? epoch, string startReport = "")
    {
        BeginNetwork(to, stan, now, listVersion);
        _tags.PutText(Tag.TerminalState, epoch is null ? "LOST" : "EPOCH " + (char)epoch[0] + (char)epoch[1]);
        if (startReport.Length > 0)
        {
            int most = Tag.Longest(Tag.StartReport);
            _tags.PutText(Tag.StartReport, startReport.Length > most ? startReport.Substring(0, most) : startReport);
        }

        to.PutTags(_tags);
        to.PutNumber(Field.NetworkCode, SignOnCode);
    }

    /// <summary>0800 with network code 301: echo.</summary>
    /// <param name="to">Receives the message.</param>
    /// <param name="stan">Its STAN.</param>
    /// <param name="now">UTC.</param>
    /// <param name="listVersion">Version of the stop list that is held; 0 for none.</param>
    public void Echo(Message to, int stan, DateTime now, long listVersion)
    {
        BeginNetwork(to, stan, now, listVersion);
        to.PutTags(_tags);
        to.PutNumber(Field.NetworkCode, EchoCode);
    }

    private void BeginNetwork(Message to, int stan, DateTime now, long listVersion)
    {
        to.Begin(Mti.Network);
        to.PutNumber(Field.TransmissionTime, TransmissionTime(now));
        to.PutNumber(Field.Stan, stan);
        PutParties(to);
        _tags.Clear();
        PutVersionsHeld(listVersion, _parameters.Number);
        _tags.PutNumber(Tag.MacKeyVersion, MacKeyVersion);
    }

    /// <summary>0500, or its repeat 0501: the totals of a batch that is to be closed.</summary>
    /// <param name="to">Receives the message.</param>
    /// <param name="closing">The settlement.</param>
    /// <param name="concludes">Whether the batch has been uploaded: then this closes it, whatever the acquirer counts.</param>
    /// <param name="isRepeat">Whether it may have been sent before.</param>
    public void Settlement(Message to, BatchClosing closing, bool concludes, bool isRepeat)
    {
        to.Begin(isRepeat ? Mti.SettlementRepeat : Mti.Settlement);
        to.PutNumber(Field.ProcessingCode, concludes ? ProcessingCode.CloseAfterUpload : ProcessingCode.Close);
        to.PutNumber(Field.TransmissionTime, TransmissionTime(closing.Ours.Time));
        to.PutNumber(Field.Stan, closing.StanOf(concludes ? closing.UploadLength + 1 : 0));
        PutParties(to);
        _tags.Clear();
        PutVersionsHeld(closing.Ours.ListVersion, closing.Ours.Parameters);
        PutMacKeyVersion(to);
        to.PutNumber(Field.SettlementCurrency, _parameters.Currency.Number);
        PutBatch(to, closing.Ours.Batch);
        closing.Ours.Totals.Write(_digits, 0);
        to.Put(Field.Totals, _digits, 0, BatchTotals.Length);
    }

    /// <summary>0320, or its repeat 0321: a sale or refund of a batch whose totals differ.</summary>
    /// <param name="to">Receives the message.</param>
    /// <param name="closing">The settlement; the sale is the next one of its upload.</param>
    /// <param name="sale">The sale.</param>
    /// <param name="isRepeat">Whether it may have been sent before.</param>
    public void Upload(Message to, BatchClosing closing, SaleRecord sale, bool isRepeat)
    {
        to.Begin(isRepeat ? Mti.UploadRepeat : Mti.Upload);
        int index = closing.Uploaded + 1;
        bool isRefund = sale.Kind == SaleKind.Refund;
        PutMade(to, sale, closing.StanOf(index), closing.Ours.Time, !isRefund);
        to.PutNumber(Field.MessageNumber, index);
        to.PutNumber(Field.LastMessage, closing.UploadLength);
        PutSentBefore(to, sale);
    }

    // Fields 2 to 60 of a sale that was made: what an advice and an upload have in common.
    private void PutMade(Message to, SaleRecord sale, int stan, DateTime sent, bool hasCode)
    {
        to.Put(Field.Pan, sale.Pan, 0, sale.PanLength);
        PutTimes(to, sale, stan, sent);
        to.PutNumber(Field.Expiry, sale.Expiry);
        bool isIdentified = sale.Verification is CardholderVerification.NoSampleIdentity or CardholderVerification.Identity;
        PutEntry(to, sale, isIdentified ? ConditionCode.IdentityVerified : ConditionCode.Normal);
        PutNumber(to, sale);
        if (hasCode)
        {
            to.Put(Field.ApprovalCode, sale.ApprovalCode, 0, sale.ApprovalCode.Length);
        }

        to.PutNumber(Field.ResponseCode, ResponseCode.Approved);
        PutParties(to);
        _tags.Clear();
        _tags.PutNumber(Tag.DecisionReason, sale.DecisionReason);
        PutVersionsHeld(sale.ListVersion, sale.Parameters);
        _tags.PutNumber(Tag.Cardholder, (int)sale.Verification);
        if (sale.IsAdvised)
        {
            _tags.PutNumber(Tag.AdviceReason, sale.AdviceReason);
        }

        if (sale.NumberReplaced != 0)
        {
            WriteNumber(sale.EpochReplaced, sale.NumberReplaced);
            _tags.Put(Tag.NumberReplaced, _digits, 0, NumberLength);
        }

        PutOriginalNumber(sale);
        PutMacKeyVersion(to);
        PutTail(to, sale);
    }

    // Fields 3 to 13. Local time stays that of the sale; field 7 and the STAN are the message's own.
    private static void PutTimes(Message to, SaleRecord sale, int stan, DateTime sent)
    {
        DateTime local = sale.LocalTime;
        to.PutNumber(Field.ProcessingCode, sale.Kind == SaleKind.Refund ? ProcessingCode.Refund : ProcessingCode.Sale);
        to.PutNumber(Field.Amount, sale.Amount);
        to.PutNumber(Field.TransmissionTime, TransmissionTime(sent));
        to.PutNumber(Field.Stan, stan);
        to.PutNumber(Field.LocalTime, (local.Hour * 100 + local.Minute) * 100 + local.Second);
        to.PutNumber(Field.LocalDate, local.Month * 100 + local.Day);
    }

    private static void PutEntry(Message to, SaleRecord sale, int condition)
    {
        to.PutNumber(Field.EntryMode, sale.EntryMode);
        to.PutNumber(Field.ConditionCode, condition);
    }

    private void PutNumber(Message to, SaleRecord sale)
    {
        WriteNumber(sale.Epoch, sale.Number);
        to.Put(Field.RetrievalReference, _digits, 0, NumberLength);
    }

    private void WriteNumber(byte[] epoch, long counter)
    {
        Array.Copy(epoch, 0, _digits, 0, 2);
        Digits.Write(counter, _digits, 2, 10);
    }

    private void PutParties(Message to)
    {
        to.Put(Field.Terminal, _parameters.TerminalId, 0, _parameters.TerminalId.Length);
        to.Put(Field.Merchant, _parameters.MerchantId, 0, _parameters.MerchantId.Length);
    }

    private void PutVersionsHeld(long list, int parameters)
    {
        _tags.PutNumber(Tag.ListVersion, list);
        _tags.PutNumber(Tag.Parameters, parameters);
    }

    private void PutMacKeyVersion(Message to)
    {
        _tags.PutNumber(Tag.MacKeyVersion, MacKeyVersion);
        to.PutTags(_tags);
    }

    private void PutTail(Message to, SaleRecord sale)
    {
        to.PutNumber(Field.Currency, sale.Currency);
        PutBatch(to, sale.Batch);
    }

    private void PutBatch(Message to, int batch)
    {
        Digits.Write(batch, _digits, 0, 6);
        to.Put(Field.Batch, _digits, 0, 6);
    }

    private void PutOriginalNumber(SaleRecord sale)
    {
        if (sale.OriginalNumber != 0)
        {
            WriteNumber(sale.OriginalEpoch, sale.OriginalNumber);
            _tags.Put(Tag.OriginalNumber, _digits, 0, NumberLength);
        }
    }

    // An advice that was never made has the STAN and the time of its sale; a pre-authorisation is never advised.
    private void PutSentBefore(Message to, SaleRecord sale)
    {
        bool hasAdvice = sale.AdviceStan != 0;
        PutOriginal(
            to, sale.IsAdvised && sale.Kind != SaleKind.PreAuthorisation ? Mti.Advice : TypeOfRequest(sale), hasAdvice ? sale.AdviceStan : sale.Stan, hasAdvice ? sale.AdviceTime : sale.Time);
    }

    // Then 22 zeros.
    private void PutOriginal(Message to, int type, int stan, DateTime sent)
    {
        Digits.Write(type, _digits, 0, 4);
        Digits.Write(stan, _digits, 4, 6);
        Digits.Write(TransmissionTime(sent), _digits, 10, 10);
        Digits.Write(0, _digits, 20, 11);
        Digits.Write(0, _digits, 31, 11);
        to.Put(Field.OriginalElements, _digits, 0, 42);
    }

    private static int TypeOfRequest(SaleRecord sale) => sale.Kind == SaleKind.PreAuthorisation ? Mti.Authorisation : Mti.Financial;

    private static int ConditionOf(SaleRecord sale) => sale.Kind == SaleKind.PreAuthorisation ? ConditionCode.PreAuthorisation : ConditionCode.Normal;

    // MMDDhhmmss.
    private static long TransmissionTime(DateTime utc) =>
        (((utc.Month * 100 + utc.Day) * 100L + utc.Hour) * 100 + utc.Minute) * 100 + utc.Second;
}
