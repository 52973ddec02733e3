using System;
using System.Globalization;
using Terminal.Acquirer.Storage;
using Terminal.Core.Messages;

namespace Terminal.Acquirer.Authorisation;

/// <summary>What is known of an advised sale when its advice comes.</summary>
/// <param name="Sale">The sale, as a request would be judged; its month is that in which it was made.</param>
/// <param name="Reason">One of <see cref="AdviceReason"/>, or another number.</param>
/// <param name="Approval">DE38: the terminal's own code, or the one that was given by telephone.</param>
/// <param name="Voice">What the voice desk gave under that code for this terminal, card and amount; null for nothing.</param>
/// <param name="Replaced">The attempt that the sale replaces, if there was one and it reached the host.</param>
/// <param name="Now">The host's time.</param>
internal sealed record AdviceCase(AuthorisationCase Sale, int Reason, string Approval, VoiceRow? Voice, SaleRow? Replaced, DateTimeOffset Now)
{
    /// <summary>How the sale came about: goes on after "Sale of 12.50 EUR".</summary>
    public string Way => Reason switch
    {
        AdviceReason.UnderFloorLimit => "approved by the terminal under its floor limit",
        AdviceReason.HostNotReached => "approved by the terminal because the host could not be reached",
        AdviceReason.Voice => $"approved by telephone with code {Approval}",
        AdviceReason.Completion => "completing a pre-authorisation",
        _ => $"made without asking for reason {Reason.ToString("D4", CultureInfo.InvariantCulture)}",
    };

    /// <summary>Whether the voice desk's code had expired.</summary>
    public bool IsVoiceLate => Voice is not null && string.CompareOrdinal(Voice.Expires, Times.Stamp(Now)) <= 0;
}
