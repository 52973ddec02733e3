namespace Terminal.Core.Texts;

/// <summary>Everything that people read, by name. The words are in <see cref="English"/> and <see cref="Russian"/>, those of the menus in tables beside them.</summary>
#pragma warning disable CS1591 // A name is its text in short.
public enum Text : ushort
{
    // The keys of a screen, in its last row.
    NoKeys, KeysOk, KeysCancel, KeysRetry, KeysRetryOnly, KeysAmount, KeysYesNo, KeysPrintLater, KeysPrintNo, KeysFinishVoid, KeysIdle,
    KeysBack, KeysCardOrNumber,
    KeysChoose, KeysVoid, KeysVoidOlder,

    // Titles and bodies of screens.
    StartTitle, Starting, NoKeyFile, NoParameters, MemoryTitle, MemoryRefuses, JournalDamaged, JournalUnreadable, ReadyTitle, Ready,
    ReadyNotSignedOn, ReadyCalling, ReversalOwed, AdviceOwed, CallPending, SignOnTitle, SigningOn,
    LookTitle, LookConfirm, LookType, LookDiffers, KeyedTitle, KeyNumber, KeyExpiry,
    LineFails, SaleTitle, EnterAmount, SwipeCard, SwipeAgain, Calling, NotMadeTitle, NotSignedOn, BatchFull, OverMaximum, CheckDigitWrong,
    ProductUnknown, CardExpired, CashOnly, PrinterTitle, PaperOut, CoverOpen, PrinterSilent, NoConnection, ReversalFirst, NoAnswer,
    WrongMac, WrongAnswer, ChangedAmount, PartialApproval, ApprovedTitle, Approved, SignatureTitle, SignaturesMatch, IdentityTitle,
    IdentityShown, CompletedTitle, CustomerCopy, VoidedTitle, Voided, RecoveryTitle, Interrupted, Unfinished, SlipOwed, RefusedTitle,
    ReversalRefused, AdviceRefusedTitle, AdviceRefused, NationalCard, DeclinedHere, ReferralTitle, Referral, KeyCode, WrongCode, TooManyCodes,
    NotApprovedByPhone, CallCutOff, UpdateTitle, GettingParameters,
    RestartedAfter, CrashLoop, MemoryErased, NoHostAddress, NoNetworkSettings, UnknownBoard,

    // Voids, refunds, pre-authorisations, training.
    RefundTitle, PreAuthorisationTitle, CompletionTitle, VoidTitle, TrainingTitle, RefundNotMadeTitle,
    PreAuthorisationNotMadeTitle, NotCompletedTitle, RefundVoidedTitle, PreAuthorisationCancelledTitle, RefundVoided, PreAuthorisationCancelled,
    EnterAmountUpTo, Twin, NotInTraining, TrainingOn, TrainingOff, VoidWhich,
    VoidAsk, VoidUnknown, NothingToUndo, RefundWhich, RefundOverLimit, RefundOverSale,
    RefundOtherCard, RefundApproved, NoHolds, CompleteWhich, CancelWhich, OverHold,
    ClockNotTrusted,

    // What the acquirer answers.
    ResponseApproved, ResponseRefer, ResponseInvalidMerchant, ResponsePickUp, ResponseDeclined, ResponseApprovedIdentity,
    ResponseInvalidTransaction, ResponseInvalidAmount, ResponseInvalidCard, ResponseNoIssuer, ResponseFormat, ResponseLost, ResponseStolen,
    ResponseOverLimit, ResponseExpired, ResponseNotForCard, ResponseNotForTerminal, ResponseFraud, ResponseOverAmount, ResponseRestricted,
    ResponseSecurity, ResponseOverFrequency, ResponseIssuerUnreachable, ResponseDuplicate, ResponseMalfunction,
    ResponseNoOriginal, ResponseNotRefundable, ResponseRefunded, ResponseOther,

    // Receipts.
    ReversalRefusedLine, AdviceRefusedLine, Duplicate, MerchantLabel, TerminalLabel, NumberLabel, BatchLabel, CardLabel,
    AmountLabel, ApprovalLabel, ApprovedHereLine, ApprovedByPhoneLine, ResponseLabel, ReversalLabel, DecisionLabel, ListLabel, SignatureLabel,
    SwipedLabel, KeyedLabel, TrainingLine, OriginalLabel, CompletesLabel, HeldUntilLabel, SignedBeforeLine, MerchantSignatureLabel,
    MerchantCopyLine, CardholderCopyLine, DisplayDarkLine, NothingIsDueLines, HoldLines, RefundNotDueLines, HoldNotDueLines, DisplayDarkLines, ReversalRefusedLines, AdviceRefusedLines,

    // The menus, in tables of their own. The keys of a screen, in its last row.
    KeysMenu = 256, KeysState, KeysList, KeysReceipts, KeysTest, KeysPassFail, KeysKeypad,

    // Titles and bodies of the merchant's screens.
    MenuTitle, Menu, MenuMore, StateTitle, TerminalMenu, State, LineTestTitle, LineTestSteps, Passed, Failed, LineWorks, LineNotSent, LineSilent,
    LineNotGenuine, LineForeign, LineNotKept, LineOwed, ListTitle, List, ListInUse, ListUpdating, ListMissing, ListExpired, ListDamaged, LanguageTitle, Languages,
    LanguageNotKept, ReprintTitle, ReprintMenu, ReprintNumber, ReprintCopies, NoReceipts, NoSuchReceipt, NothingToPrint, ReceiptUnreadable,
    ReceiptsTitle, StateUnfinished, StateDeclined, StateReversalOwed, StateReversed, StateVoidOwed, StateVoided, StateReversalRefused, StateMade,
    StateAdviceOwed, StateAdviceRefused, StateReferred, StateHeld, StateEnded, PreAuthorisationMenu, PasswordPrompt, PasswordWrong, PasswordLocked, PasswordNotTried,

    // Titles and bodies of the engineer's screens.
    ServiceTitle, ServiceMenu, ServiceMore, VersionsTitle, Versions, FilesTitle, Files, KeyCheckTitle, KeyChecks, DisplayTitle, DisplayTest,
    DisplayAsk, KeypadTitle, KeypadTest, PrinterTest, ReaderTitle, ReaderRead, SelfTestTitle, SelfTest, SelfTesting, SelfTestSwipe,
    SelfTestPassed, SelfTestFailed,

    // Settlement and reports.
    SettlementTitle, SettleNow, NothingToSettle, RecordUnreadable, OwedNotSent, OwedLater, Settling, Uploading, SettlementWaits, SettlementRefused,
    BatchFullUnderWay, Balanced, ClosedWithDifference, RefusalsReported, SettlementOwed, ReportOwed, ReportsTitle, ReportsMenu, Counting,
    NothingSettled, SettlementUnderWay,

    // On the paper of the service.
    SelfTestChecks, ProgramLabel,

    // On the paper of the reports.
    OpenBatchLine, SettledBatchLine, SalesLabel, RefundsLabel, VoidsLabel, OtherCardsLine, AdvicesRefusedLabel, ReversalsRefusedLabel, ListCardsLabel,
    ParametersLabel, DamagedLabel, BalancedLine, DifferenceLine, TerminalCountsLine, AcquirerCountsLine, UploadedLabel, UploadRefusedLabel,
    RefusalsLines, DifferenceLines, NotTakenLine, NotTakenLines,
}
