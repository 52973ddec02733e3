namespace Terminal.Core.Messages;

/// <summary>The numbers of the fields (ISO 8583:1987 data elements) that this protocol uses; their formats are in <see cref="FieldTable"/>.</summary>
public static class Field
{
    /// <summary>DE2, primary account number: n..19. Card data.</summary>
    public const int Pan = 2;

    /// <summary>DE3, processing code: n6; values in <see cref="ProcessingCode"/>.</summary>
    public const int ProcessingCode = 3;

    /// <summary>DE4, amount in minor units of <see cref="Currency"/>: n12.</summary>
    public const int Amount = 4;

    /// <summary>DE7, transmission date and time: n10, MMDDhhmmss in UTC.</summary>
    public const int TransmissionTime = 7;

    /// <summary>DE11, system trace audit number: n6 from 000001; pairs an answer with its request and nothing else.</summary>
    public const int Stan = 11;

    /// <summary>DE12, local time: n6, hhmmss.</summary>
    public const int LocalTime = 12;

    /// <summary>DE13, local date: n4, MMDD.</summary>
    public const int LocalDate = 13;

    /// <summary>DE14, the card's expiry: n4, YYMM. Card data.</summary>
    public const int Expiry = 14;

    /// <summary>DE22, entry mode: n3; 022 swiped, 012 keyed.</summary>
    public const int EntryMode = 22;

    /// <summary>DE25, point-of-service condition: n2; 00 normal, 06 pre-authorisation, 10 identity verified.</summary>
    public const int ConditionCode = 25;

    /// <summary>DE35, track 2 without sentinels: z..37. Card data.</summary>
    public const int Track2 = 35;

    /// <summary>DE37, the number of the sale: an12, an epoch of two characters and a counter of ten digits.</summary>
    public const int RetrievalReference = 37;

    /// <summary>DE38, approval code: an6 without spaces.</summary>
    public const int ApprovalCode = 38;

    /// <summary>DE39, response code: an2; values in <see cref="Messages.ResponseCode"/>.</summary>
    public const int ResponseCode = 39;

    /// <summary>DE41, the terminal: ans8, padded with spaces.</summary>
    public const int Terminal = 41;

    /// <summary>DE42, the merchant: ans15, padded with spaces.</summary>
    public const int Merchant = 42;

    /// <summary>DE48, private data: up to 999 characters, a list of the tags in <see cref="Tag"/>.</summary>
    public const int PrivateData = 48;

    /// <summary>DE49, currency of the amount: n3, ISO 4217.</summary>
    public const int Currency = 49;

    /// <summary>DE50, currency of the settlement: n3, ISO 4217.</summary>
    public const int SettlementCurrency = 50;

    /// <summary>DE60, number of the batch: n6 behind a length of three digits.</summary>
    public const int Batch = 60;

    /// <summary>DE63, totals behind a length of three digits: number of sales n6, their sum n16, number of refunds n6, their sum n16.</summary>
    public const int Totals = 63;

    /// <summary>DE66, settlement code: n1; 1 balanced, 2 closed with a difference.</summary>
    public const int SettlementCode = 66;

    /// <summary>DE70, network management code: n3; 001 sign-on, 101 key change, 301 echo.</summary>
    public const int NetworkCode = 70;

    /// <summary>DE71, which message of an upload this is: n4, from 0001.</summary>
    public const int MessageNumber = 71;

    /// <summary>DE72, how many messages the upload has: n4.</summary>
    public const int LastMessage = 72;

    /// <summary>DE90, the original message: n42, its type (4), STAN (6), transmission time (10) and 22 zeros.</summary>
    public const int OriginalElements = 90;

    /// <summary>DE128, message authentication code: 16 upper-case hexadecimal characters.</summary>
    public const int Mac = 128;
}
