using System;
using System.Linq;
using Terminal.Core.Messages;

namespace Terminal.Acquirer.Authorisation;

/// <summary>What speaks against a sale that was made already. None of it keeps it from being stored and answered 00: it is for clearing to judge.</summary>
internal static class ClearingDoubts
{
    private static readonly (Func<AdviceCase, bool> Matches, Func<AdviceCase, string> Says)[] Table =
    [
        (c => AuthorisationRules.Against(c.Sale) is not null, c => AuthorisationRules.Against(c.Sale)!),
        (c => c.IsUpload, c => "the host first heard of it from the upload of its batch"),
        (c => c.ListedOn > 0, c => $"the card is on stop list {c.ListedOn:D10}, which the terminal held"),

        (c => c.Reason == AdviceReason.Voice && c.Voice is null, c => $"the voice desk gave no code {c.Approval} for this terminal, card and amount"),
        (c => c.Voice is { Number: not null }, c => $"code {c.Approval} was used before, by sale {c.Voice!.Number}"),
        (c => c.Voice is { Number: null } && c.IsVoiceLate, c => $"code {c.Approval} had expired when the advice came"),

        (c => c.IsCompletion && c.Hold is null, c => "the host approved no pre-authorisation of that number"),
        (c => c.Hold is not null && !c.IsHoldOfCard, c => $"pre-authorisation {c.Hold!.Number} is of another card"),
        (c => c.Hold is not null && c.Hold.Code != c.Approval, c => $"the approval code is not that of pre-authorisation {c.Hold!.Number}"),
        (c => c.Hold is { IsCancelled: true }, c => $"pre-authorisation {c.Hold!.Number} was cancelled"),
        (c => c.Hold is { EndedBy: not null, IsCancelled: false }, c => $"pre-authorisation {c.Hold!.Number} was completed before, by sale {c.Hold.EndedBy}"),
        (c => c.Hold is { EndedBy: null } && c.Hold.IsExpired(c.Now), c => $"pre-authorisation {c.Hold!.Number} had expired when the advice came"),
        (c => c.Hold is not null && c.Sale.Amount > c.Hold.Amount, c => $"pre-authorisation {c.Hold!.Number} held {c.Sale.Terminal.Money.Format(c.Hold.Amount)} only"),

        (c => c.Reason is not (0 or AdviceReason.UnderFloorLimit or AdviceReason.HostNotReached or AdviceReason.Voice or AdviceReason.Completion), c => "the reason of the advice is none that this host knows"),
        (c => c.Replaced is { Held: > 0 }, c => $"the attempt that it replaces, {c.Replaced!.Number}, is posted too and not reversed"),
    ];

    /// <summary>All doubts as one text, without a full stop; empty for none.</summary>
    public static string Of(AdviceCase advice) => string.Join("; ", Table.Where(row => row.Matches(advice)).Select(row => row.Says(advice)));
}
