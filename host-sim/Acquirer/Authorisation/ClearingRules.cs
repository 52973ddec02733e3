using System;
using System.Linq;
using Terminal.Core.Messages;

namespace Terminal.Acquirer.Authorisation;

/// <summary>
/// What speaks against a sale that was made already, judged when the host hears of it: by the stop list and the parameters that the terminal held. None of it keeps the
/// sale from being stored and answered 00. A row with a reason means that it is not reimbursed when its batch is closed; the first such row counts. The others are doubts.
/// </summary>
internal static class ClearingRules
{
    // Seven days, and what local time may be off UTC. When a code of the voice desk was given the host knows by itself: the terminal's clock may not have been right.
    private static readonly TimeSpan Latest = TimeSpan.FromDays(7) + TimeSpan.FromHours(14);

    private static readonly ClearingRule[] Table =
    [
        new(ClearingReasons.Expired, c => c.IsExpired, c => AuthorisationRules.Against(c.Sale)!),
        new("", c => !c.IsExpired && AuthorisationRules.Against(c.Sale) is not null, c => AuthorisationRules.Against(c.Sale)!),
        new("", c => c.IsUpload, c => "the host first heard of it from the upload of its batch"),

        new(ClearingReasons.Listed, c => c.ListedOn > 0 && c.IsUnasked, c => $"the card is on stop list {c.ListedOn:D10}, which the terminal held"),
        new(ClearingReasons.OverFloorLimit, c => c.Reason == AdviceReason.UnderFloorLimit && c.Sale.Product is not null && c.Sale.Amount > c.FloorLimit, c => $"{c.Sale.Money} is over the floor limit of {c.Sale.Terminal.Money.Format(c.FloorLimit)}, and nobody was asked"),
        new(ClearingReasons.NotAuthorised, c => c.IsUnasked && !c.MayBeUnasked, c => $"for reason {c.Decision:D2} of its decision the terminal had to ask"),
        new(ClearingReasons.NotAuthorised, c => c.Reason == 0 && !c.Sale.IsRefund, c => "the host has approved no sale of that number"),

        new(ClearingReasons.NotAuthorised, c => c.Reason == AdviceReason.Voice && c.Voice is null, c => $"the voice desk gave no code {c.Approval} for this terminal, card and amount"),
        new(ClearingReasons.NotAuthorised, c => c.Voice is { Number: not null }, c => $"code {c.Approval} was used before, by sale {c.Voice!.Number}"),
        new(ClearingReasons.NotAuthorised, c => c.Voice is { Number: null } && c.IsVoiceLate, c => $"code {c.Approval} had expired when the advice came"),

        new(ClearingReasons.NotAuthorised, c => c.IsCompletion && c.Hold is null && c.Voice is null, c => "the host approved no pre-authorisation of that number"),
        new(ClearingReasons.NotAuthorised, c => c.Hold is not null && !c.IsHoldOfCard, c => $"pre-authorisation {c.Hold!.Number} is of another card"),
        new("", c => c.Hold is not null && c.Hold.Code != c.Approval, c => $"the approval code is not that of pre-authorisation {c.Hold!.Number}"),
        new(ClearingReasons.NotAuthorised, c => c.Hold is { IsCancelled: true }, c => $"pre-authorisation {c.Hold!.Number} was cancelled"),
        new(ClearingReasons.Twice, c => c.Hold is { EndedBy: not null, IsCancelled: false }, c => $"pre-authorisation {c.Hold!.Number} was completed before, by sale {c.Hold.EndedBy}"),
        new(ClearingReasons.NotAuthorised, c => c.Hold is { EndedBy: null } && c.Hold.IsExpired(c.Now), c => $"pre-authorisation {c.Hold!.Number} had expired when the advice came"),
        new(ClearingReasons.NotAuthorised, c => c.Hold is not null && c.Sale.Amount > c.Hold.Amount, c => $"pre-authorisation {c.Hold!.Number} held {c.Sale.Terminal.Money.Format(c.Hold.Amount)} only"),

        new("", c => c.Reason is not (0 or AdviceReason.Voice or AdviceReason.Completion) && !c.IsUnasked, c => "the reason of the advice is none that this host knows"),
        new(ClearingReasons.Twice, c => c.Replaced is { Held: > 0 }, c => $"the attempt that it replaces, {c.Replaced!.Number}, is posted too and not reversed"),
        new(ClearingReasons.NotSigned, c => c.Cardholder == "0" && c.Sale.Kind == SaleKind.Sale, c => "the cardholder was not asked to sign"),
        new(ClearingReasons.TooLate, c => c.Voice is null && c.Now - c.SoldAt > Latest, c => $"it was sold {(c.Now - c.SoldAt).Days} days ago"),
    ];

    /// <summary>Judges.</summary>
    /// <returns>All that speaks against it as one text without a full stop, empty for nothing; and the reason why it is not reimbursed, empty when it is.</returns>
    public static (string Doubt, string Verdict) Judge(AdviceCase advice)
    {
        var rows = Table.Where(row => row.Matches(advice)).ToList();
        return (string.Join("; ", rows.Select(row => row.Says(advice))), rows.FirstOrDefault(row => row.Reason.Length > 0)?.Reason ?? "");
    }
}
