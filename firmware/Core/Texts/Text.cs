namespace Terminal.Core.Texts;

/// <summary>Everything that people read, by name. The words are in <see cref="English"/> and <see cref="Russian"/>.</summary>
#pragma warning disable CS1591 // A name is its text in short.
public enum Text : byte
{
    // The keys of a screen, in its last row.
    NoKeys, KeysOk, KeysCancel, KeysRetry, KeysRetryOnly, KeysAmount, KeysYesNo, KeysPrintLater, KeysPrintNo, KeysFinishVoid, KeysIdle,
    KeysBack, KeysCardOrNumber, KeysState, KeysList,

    // Titles and bodies of screens.
    StartTitle, Starting, NoKeyFile, NoParameters, MemoryTitle, MemoryRefuses, JournalDamaged, JournalUnreadable, ReadyTitle, Ready,
    ReadyNotSignedOn, ReversalOwed, AdviceOwed, CallPending, SignOnTitle, SigningOn, StateTitle, State, LineWorks, ListTitle, List, ListInUse, ListUpdating,
    ListMissing, ListExpired, ListDamaged, MenuTitle, Menu, LanguageTitle, Languages,
    LanguageNotKept, LookTitle, LookConfirm, LookType, LookDiffers, KeyedTitle, KeyNumber, KeyExpiry,
    LineFails, SaleTitle, EnterAmount, SwipeCard, SwipeAgain, Calling, NotMadeTitle, NotSignedOn, BatchFull, OverMaximum, CheckDigitWrong,
    ProductUnknown, CardExpired, CashOnly, PrinterTitle, PaperOut, CoverOpen, PrinterSilent, NoConnection, ReversalFirst, NoAnswer,
    WrongMac, WrongAnswer, ChangedAmount, PartialApproval, ApprovedTitle, Approved, SignatureTitle, SignaturesMatch, IdentityTitle,
    IdentityShown, CompletedTitle, CustomerCopy, VoidedTitle, Voided, RecoveryTitle, Interrupted, Unfinished, SlipOwed, RefusedTitle,
    ReversalRefused, AdviceRefusedTitle, AdviceRefused, NationalCard, DeclinedHere, ReferralTitle, Referral, KeyCode, WrongCode, TooManyCodes,
    NotApprovedByPhone, CallCutOff, UpdateTitle, GettingParameters,
    RestartedAfter, CrashLoop, MemoryErased, NoHostAddress, NoNetworkSettings, UnknownBoard,

    // What the acquirer answers.
    ResponseApproved, ResponseRefer, ResponseInvalidMerchant, ResponsePickUp, ResponseDeclined, ResponseApprovedIdentity,
    ResponseInvalidTransaction, ResponseInvalidAmount, ResponseInvalidCard, ResponseNoIssuer, ResponseFormat, ResponseLost, ResponseStolen,
    ResponseOverLimit, ResponseExpired, ResponseNotForCard, ResponseNotForTerminal, ResponseFraud, ResponseOverAmount, ResponseRestricted,
    ResponseSecurity, ResponseOverFrequency, ResponseIssuerUnreachable, ResponseDuplicate, ResponseMalfunction, ResponseOther,

    // Receipts.
    SaleLine, NotMadeLine, VoidedLine, ReversalRefusedLine, AdviceRefusedLine, Duplicate, MerchantLabel, TerminalLabel, NumberLabel, BatchLabel, CardLabel,
    AmountLabel, ApprovalLabel, ApprovedHereLine, ApprovedByPhoneLine, ResponseLabel, ReversalLabel, DecisionLabel, ListLabel, SignatureLabel,
    MerchantCopyLine, CardholderCopyLine, DisplayDarkLine, NothingIsDueLines, DisplayDarkLines, ReversalRefusedLines, AdviceRefusedLines,
}
