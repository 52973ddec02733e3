namespace Terminal.Core.Messages;

/// <summary>Which fields each message must and may have; DE128, which all have, is left to <see cref="Message.Parse"/>.</summary>
public static class MessageRules
{
    /// <summary>What <see cref="Check"/> answers for a message type that is not in use.</summary>
    public const int UnknownMessage = -1;

    // The flag of a field that comes by case; the others are always there.
    private const byte May = 0x80;

    private static readonly byte[] Online = { May | 2, 3, 4, 7, 11, 12, 13, May | 14, 22, 25, May | 35, 37, 41, 42, 48, 49, 60 };
    private static readonly byte[] Advice = { 2, 3, 4, 7, 11, 12, 13, 14, 22, 25, 37, 38, 39, 41, 42, 48, 49, 60, May | 90 };
    private static readonly byte[] Reversal = { 2, 3, 4, 7, 11, 12, 13, 22, 25, 37, May | 38, 41, 42, 48, 49, 60, 90 };
    private static readonly byte[] Upload = { 2, 3, 4, 7, 11, 12, 13, 14, 22, 25, 37, May | 38, 39, 41, 42, 48, 49, 60, 71, 72, May | 90 };
    private static readonly byte[] OnlineAnswer = { 3, 4, 7, 11, 37, May | 38, 39, 41, 48, 49 };
    private static readonly byte[] LaterAnswer = { 3, 4, 7, 11, 37, 39, 41, 48, 49 };
    private static readonly byte[] UploadAnswer = { 3, 4, 7, 11, 37, 39, 41, 48, 49, 60, 71, 72 };
    private static readonly byte[] Settlement = { 3, 7, 11, 41, 42, 48, 50, 60, 63 };
    private static readonly byte[] SettlementAnswer = { 3, 7, 11, 39, 41, 48, 50, 60, 63, 66 };
    private static readonly byte[] Network = { 7, 11, 41, 42, 48, 70 };
    private static readonly byte[] NetworkAnswer = { 7, 11, 39, 41, 48, 70 };

    /// <summary>Checks the fields of a parsed message; a repeat follows the rules of its original.</summary>
    /// <returns>0 when all is well; the first field that is missing or out of place (the host answers 30); or <see cref="UnknownMessage"/>.</returns>
    public static int Check(Message message)
    {
        int mti = Mti.Original(message.Mti);
        byte[]? row = RowOf(mti);
        if (row is null)
            return UnknownMessage;

        int offending = Compare(message.PresentFields, row);
        return offending != 0 ? offending : CheckCases(mti, message);
    }

    // The row and the table of fields are both ascending: one walk over the two.
    private static int Compare(int present, byte[] row)
    {
        int index = 0;
        for (int i = 0; i < row.Length; i++)
        {
            int field = row[i] & ~May;
            for (; FieldTable.Rows[index * FieldTable.Columns] != field; index++)
            {
                if ((present >> index & 1) != 0)
                    return FieldTable.NumberAt(index);
            }

            if ((present >> index & 1) == 0 && row[i] < May)
                return field;
            index++;
        }

        for (; FieldTable.NumberAt(index) != Field.Mac; index++)
        {
            if ((present >> index & 1) != 0)
                return FieldTable.NumberAt(index);
        }

        return 0;
    }

    private static int CheckCases(int mti, Message message)
    {
        switch (mti)
        {
            case Mti.Authorisation:
            case Mti.Financial:
                return CheckCard(message);
            case Mti.AuthorisationAnswer:
            case Mti.FinancialAnswer:
                return CheckApprovalCode(message, ResponseCode.IsApproval((int)message.Number(Field.ResponseCode)));
            case Mti.Upload:
                bool isRefund = message.Number(Field.ProcessingCode) == ProcessingCode.Refund;
                return message.Has(Field.ApprovalCode) == isRefund ? Field.ApprovalCode : 0;
            default:
                return 0;
        }
    }

    // The card comes as track 2, or as number and expiry: never both.
    private static int CheckCard(Message message)
    {
        bool track = message.Has(Field.Track2), pan = message.Has(Field.Pan), expiry = message.Has(Field.Expiry);
        if (track)
            return pan ? Field.Pan : expiry ? Field.Expiry : 0;
        if (pan)
            return expiry ? 0 : Field.Expiry;
        return expiry ? Field.Pan : Field.Track2;
    }

    // An approval has its code, a refund's may; nothing else has one.
    private static int CheckApprovalCode(Message message, bool isApproved)
    {
        if (message.Has(Field.ApprovalCode))
            return isApproved ? 0 : Field.ApprovalCode;
        return isApproved && message.Number(Field.ProcessingCode) != ProcessingCode.Refund ? Field.ApprovalCode : 0;
    }

    private static byte[]? RowOf(int mti) => mti switch
    {
        Mti.Authorisation or Mti.Financial => Online,
        Mti.Advice => Advice,
        Mti.Reversal => Reversal,
        Mti.Upload => Upload,
        Mti.AuthorisationAnswer or Mti.FinancialAnswer => OnlineAnswer,
        Mti.AdviceAnswer or Mti.ReversalAnswer => LaterAnswer,
        Mti.UploadAnswer => UploadAnswer,
        Mti.Settlement => Settlement,
        Mti.SettlementAnswer => SettlementAnswer,
        Mti.Network => Network,
        Mti.NetworkAnswer => NetworkAnswer,
        _ => null,
    };
}
