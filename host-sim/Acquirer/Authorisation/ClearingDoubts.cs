using System;
using System.Linq;
using Terminal.Core.Messages;

namespace Terminal.Acquirer.Authorisation;

/// <summary>What speaks against an advised sale. None of it keeps the advice from being stored and answered 00: it is for clearing to judge.</summary>
internal static class ClearingDoubts
{
    private static readonly (Func<AdviceCase, bool> Matches, Func<AdviceCase, string> Says)[] Table =
    [
        (c => AuthorisationRules.Against(c.Sale) is not null, c => AuthorisationRules.Against(c.Sale)!),
        (c => c.Reason == AdviceReason.Voice && c.Voice is null, c => $"the voice desk gave no code {c.Approval} for this terminal, card and amount"),
        (c => c.Voice is { Number: not null }, c => $"code {c.Approval} was used before, by sale {c.Voice!.Number}"),
        (c => c.Voice is { Number: null } && c.IsVoiceLate, c => $"code {c.Approval} had expired when the advice came"),
        (c => c.Reason == AdviceReason.Completion, c => "this host holds no pre-authorisations"),
        (c => c.Reason is not (AdviceReason.UnderFloorLimit or AdviceReason.HostNotReached or AdviceReason.Voice or AdviceReason.Completion), c => "the reason of the advice is none that this host knows"),
        (c => c.Replaced is { Held: > 0 }, c => $"the attempt that it replaces, {c.Replaced!.Number}, is posted too and not reversed"),
    ];

    /// <summary>All doubts as one text, without a full stop; empty for none.</summary>
    public static string Of(AdviceCase advice) => string.Join("; ", Table.Where(row => row.Matches(advice)).Select(row => row.Says(advice)));
}
