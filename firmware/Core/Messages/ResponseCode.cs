namespace Terminal.Core.Messages;

/// <summary>The response codes (DE39, ISO 8583:1987) in use, as numbers, and what each asks of the terminal. A code that is not two digits reads as -1: declined.</summary>
public static class ResponseCode
{
    /// <summary>00: approved.</summary>
    public const int Approved = 0;

    /// <summary>01: refer to the card issuer.</summary>
    public const int Refer = 1;

    /// <summary>02: refer to the card issuer, special condition.</summary>
    public const int ReferSpecial = 2;

    /// <summary>03: invalid merchant.</summary>
    public const int InvalidMerchant = 3;

    /// <summary>04: pick up the card.</summary>
    public const int PickUp = 4;

    /// <summary>05: do not honour.</summary>
    public const int Declined = 5;

    /// <summary>07: pick up the card, special condition.</summary>
    public const int PickUpSpecial = 7;

    /// <summary>08: approved after a look at an identity document.</summary>
    public const int ApprovedWithIdentification = 8;

    /// <summary>10: approved for a part of the amount; not taken here.</summary>
    public const int ApprovedPartly = 10;

    /// <summary>11: approved, privileged holder; not taken here.</summary>
    public const int ApprovedPrivileged = 11;

    /// <summary>12: invalid transaction.</summary>
    public const int InvalidTransaction = 12;

    /// <summary>13: invalid amount.</summary>
    public const int InvalidAmount = 13;

    /// <summary>14: invalid card number.</summary>
    public const int InvalidCard = 14;

    /// <summary>No issuer for this card number.</summary>
    public const int NoIssuer = 15;

    /// <summary>16: approved, update track 3; not taken here.</summary>
    public const int ApprovedUpdateTrack = 16;

    /// <summary>25: the original was not found.</summary>
    public const int NotFound = 25;

    /// <summary>30: format error.</summary>
    public const int FormatError = 30;

    /// <summary>41: lost card, pick it up.</summary>
    public const int LostCard = 41;

    /// <summary>43: stolen card, pick it up.</summary>
    public const int StolenCard = 43;

    /// <summary>51: not enough funds, over the limit.</summary>
    public const int InsufficientFunds = 51;

    /// <summary>54: expired card.</summary>
    public const int ExpiredCard = 54;

    /// <summary>57: not permitted to the cardholder.</summary>
    public const int NotPermittedToCardholder = 57;

    /// <summary>58: not permitted to the terminal.</summary>
    public const int NotPermittedToTerminal = 58;

    /// <summary>59: suspected fraud.</summary>
    public const int SuspectedFraud = 59;

    /// <summary>61: over the amount limit.</summary>
    public const int OverAmountLimit = 61;

    /// <summary>62: restricted card.</summary>
    public const int RestrictedCard = 62;

    /// <summary>63: security violation, such as a wrong MAC.</summary>
    public const int SecurityViolation = 63;

    /// <summary>65: over the limit of uses.</summary>
    public const int OverFrequencyLimit = 65;

    /// <summary>91: issuer or switch inoperative.</summary>
    public const int IssuerInoperative = 91;

    /// <summary>92: no route to the issuer.</summary>
    public const int NoRoute = 92;

    /// <summary>94: duplicate transmission.</summary>
    public const int Duplicate = 94;

    /// <summary>95: the totals differ.</summary>
    public const int TotalsDiffer = 95;

    /// <summary>96: system malfunction.</summary>
    public const int SystemMalfunction = 96;

    /// <summary>The host approved: 00, or 08, which counts after the identity check.</summary>
    public static bool IsApproval(int code) => code is Approved or ApprovedWithIdentification;

    /// <summary>The host approved in a way the terminal cannot take: it reverses, reason 4020.</summary>
    public static bool IsApprovalToReverse(int code) => code is ApprovedPartly or ApprovedPrivileged or ApprovedUpdateTrack;

    /// <summary>The merchant is to phone.</summary>
    public static bool IsReferral(int code) => code is Refer or ReferSpecial;

    /// <summary>The merchant is to keep the card if that is safe.</summary>
    public static bool KeepCard(int code) => code is PickUp or PickUpSpecial or LostCard or StolenCard;

    /// <summary>In a 0430: the reversal is done with.</summary>
    public static bool IsFinalForReversal(int code) => code is Approved or NotFound or Duplicate;

    /// <summary>In a 0230 or 0330: the advice is done with.</summary>
    public static bool IsFinalForAdvice(int code) => code is Approved or Duplicate;

    /// <summary>For what the outbox owes: send it again later. Any code neither final nor this is a refusal: kept, printed, not repeated.</summary>
    public static bool SendAgain(int code) => code is SecurityViolation or IssuerInoperative or SystemMalfunction;
}
