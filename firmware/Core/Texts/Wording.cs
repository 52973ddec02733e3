using Terminal.Core.Cards;
using Terminal.Core.Journal;
using Terminal.Core.Messages;
using Terminal.Core.Ports;
using Terminal.Core.Risk;

namespace Terminal.Core.Texts;

/// <summary>Finds the words: of a text in a language, and the text for what the parts, the card and the acquirer say.</summary>
public static class Wording
{
    /// <summary>The words of a text in a language.</summary>
    public static string Of(Text text, Language language) => language == Language.Russian ? Russian.Of(text) : English.Of(text);

    /// <summary>What to tell the merchant about a card that cannot be used.</summary>
    public static Text Of(CardFault fault) => fault switch
    {
        CardFault.BadCheckDigit => Text.CheckDigitWrong,
        CardFault.UnknownProduct => Text.ProductUnknown,
        CardFault.Expired => Text.CardExpired,
        CardFault.CashOnly => Text.CashOnly,
        _ => Text.SwipeAgain,
    };

    /// <summary>What to tell the merchant about the printer.</summary>
    public static Text Of(PrinterState state) => state switch
    {
        PrinterState.PaperOut => Text.PaperOut,
        PrinterState.CoverOpen => Text.CoverOpen,
        _ => Text.PrinterSilent,
    };

    /// <summary>What to tell the merchant about a sale that the terminal declines itself.</summary>
    /// <param name="reason">A value of <see cref="DecisionReason"/>.</param>
    public static Text OfDecision(int reason) => reason == DecisionReason.NationalAbroad ? Text.NationalCard : Text.DeclinedHere;

    /// <summary>The name of a kind, on screens and slips.</summary>
    public static Text TitleOf(SaleKind kind) => kind switch
    {
        SaleKind.Refund => Text.RefundTitle,
        SaleKind.PreAuthorisation => Text.PreAuthorisationTitle,
        SaleKind.Completion => Text.CompletionTitle,
        _ => Text.SaleTitle,
    };

    /// <summary>Says that one of a kind was not made, on screens and slips.</summary>
    public static Text NotMadeTitleOf(SaleKind kind) => kind switch
    {
        SaleKind.Refund => Text.RefundNotMadeTitle,
        SaleKind.PreAuthorisation => Text.PreAuthorisationNotMadeTitle,
        SaleKind.Completion => Text.NotCompletedTitle,
        _ => Text.NotMadeTitle,
    };

    /// <summary>Says that one of a kind was undone, on screens and slips.</summary>
    public static Text VoidedTitleOf(SaleKind kind) => kind switch
    {
        SaleKind.Refund => Text.RefundVoidedTitle,
        SaleKind.PreAuthorisation => Text.PreAuthorisationCancelledTitle,
        _ => Text.VoidedTitle,
    };

    /// <summary>What that means.</summary>
    public static Text VoidedOf(SaleKind kind) => kind switch
    {
        SaleKind.Refund => Text.RefundVoided,
        SaleKind.PreAuthorisation => Text.PreAuthorisationCancelled,
        _ => Text.Voided,
    };

    /// <summary>What to tell the merchant about a response code (ISO 8583 field 39) to one of a kind: some speak of a refund's original.</summary>
    public static Text OfResponse(int code, SaleKind kind) => kind != SaleKind.Refund ? OfResponse(code) : code switch
    {
        ResponseCode.InvalidTransaction => Text.ResponseNotRefundable,
        ResponseCode.InvalidAmount => Text.ResponseRefunded,
        ResponseCode.InvalidCard => Text.RefundOtherCard,
        ResponseCode.OverAmountLimit => Text.RefundOverLimit,
        _ => OfResponse(code),
    };

    /// <summary>What to tell the merchant about a response code (ISO 8583 field 39).</summary>
    public static Text OfResponse(int code) => code switch
    {
        ResponseCode.Approved => Text.ResponseApproved,
        ResponseCode.Refer or ResponseCode.ReferSpecial => Text.ResponseRefer,
        ResponseCode.InvalidMerchant => Text.ResponseInvalidMerchant,
        ResponseCode.PickUp or ResponseCode.PickUpSpecial => Text.ResponsePickUp,
        ResponseCode.Declined => Text.ResponseDeclined,
        ResponseCode.ApprovedWithIdentification => Text.ResponseApprovedIdentity,
        ResponseCode.InvalidTransaction => Text.ResponseInvalidTransaction,
        ResponseCode.InvalidAmount => Text.ResponseInvalidAmount,
        ResponseCode.InvalidCard => Text.ResponseInvalidCard,
        ResponseCode.NoIssuer => Text.ResponseNoIssuer,
        ResponseCode.NotFound => Text.ResponseNoOriginal,
        ResponseCode.FormatError => Text.ResponseFormat,
        ResponseCode.LostCard => Text.ResponseLost,
        ResponseCode.StolenCard => Text.ResponseStolen,
        ResponseCode.InsufficientFunds => Text.ResponseOverLimit,
        ResponseCode.ExpiredCard => Text.ResponseExpired,
        ResponseCode.NotPermittedToCardholder => Text.ResponseNotForCard,
        ResponseCode.NotPermittedToTerminal => Text.ResponseNotForTerminal,
        ResponseCode.SuspectedFraud => Text.ResponseFraud,
        ResponseCode.OverAmountLimit => Text.ResponseOverAmount,
        ResponseCode.RestrictedCard => Text.ResponseRestricted,
        ResponseCode.SecurityViolation => Text.ResponseSecurity,
        ResponseCode.OverFrequencyLimit => Text.ResponseOverFrequency,
        ResponseCode.IssuerInoperative or ResponseCode.NoRoute => Text.ResponseIssuerUnreachable,
        ResponseCode.Duplicate => Text.ResponseDuplicate,
        ResponseCode.SystemMalfunction => Text.ResponseMalfunction,
        _ => Text.ResponseOther,
    };
}
