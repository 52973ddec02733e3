using System;
using System.Globalization;
using Terminal.Acquirer.Storage;
using Terminal.Core.Messages;
using Terminal.Core.Risk;

namespace Terminal.Acquirer.Authorisation;

/// <summary>What is known of a sale that was made already, when its advice comes or when its batch is uploaded.</summary>
internal sealed record AdviceCase
{
    /// <summary>The sale, as a request would be judged; its month is that in which it was made.</summary>
    public required AuthorisationCase Sale { get; init; }

    /// <summary>One of <see cref="AdviceReason"/>, or another number; 0 for an uploaded sale that the terminal had asked for.</summary>
    public required int Reason { get; init; }

    /// <summary>DE38: the terminal's own code, or the one that it was given; empty for a refund.</summary>
    public required string Approval { get; init; }

    /// <summary>Whether the host first hears of it from the upload of its batch.</summary>
    public required bool IsUpload { get; init; }

    /// <summary>What the voice desk gave under that code for this terminal, card and amount, or for a hold that the sale completes; null for nothing.</summary>
    public VoiceRow? Voice { get; init; }

    /// <summary>The pre-authorisation that a completion names; null when the host knows none of that number.</summary>
    public HoldRow? Hold { get; init; }

    /// <summary>The attempt that the sale replaces, if there was one and it reached the host.</summary>
    public SaleRow? Replaced { get; init; }

    /// <summary>The stop list that the terminal held, if the card is on it; 0 otherwise.</summary>
    public long ListedOn { get; init; }

    /// <summary>Why the terminal decided as it did (DE48 tag 01), one of <see cref="Core.Risk.DecisionReason"/>.</summary>
    public required int Decision { get; init; }

    /// <summary>How the cardholder was verified (DE48 tag 04); empty where the message does not say.</summary>
    public required string Cardholder { get; init; }

    /// <summary>The floor limit by the parameters that the terminal held; 0 where no product has the card.</summary>
    public long FloorLimit { get; init; }

    /// <summary>When it was sold, by the terminal's clock; the host's time where the message says none.</summary>
    public required DateTimeOffset SoldAt { get; init; }

    /// <summary>The host's time.</summary>
    public required DateTimeOffset Now { get; init; }

    /// <summary>How the sale came about: goes on after "Sale of 12.50 EUR".</summary>
    public string Way => Reason switch
    {
        AdviceReason.UnderFloorLimit => "approved by the terminal under its floor limit",
        AdviceReason.HostNotReached => "approved by the terminal because the host could not be reached",
        AdviceReason.Voice => $"approved by telephone with code {Approval}",
        AdviceReason.Completion => "completing a pre-authorisation",
        0 => "approved online, as the terminal has it",
        _ => $"made without asking for reason {Reason.ToString("D4", CultureInfo.InvariantCulture)}",
    };

    /// <summary>Whether it may have been made without asking: under the floor limit, or selected at random with nobody to ask.</summary>
    public bool MayBeUnasked => Reason == AdviceReason.UnderFloorLimit ? Decision == DecisionReason.UnderFloorLimit : Decision == DecisionReason.Selected;

    public bool IsUnasked => Reason is AdviceReason.UnderFloorLimit or AdviceReason.HostNotReached;

    /// <summary>Whether the card had expired, and nobody had approved it before.</summary>
    public bool IsExpired => string.CompareOrdinal(Sale.Expiry, Sale.Month) < 0 && !Sale.IsRefund && !IsHoldOfCard && !(IsCompletion && Voice is not null);

    public bool IsCompletion => Sale.Kind == SaleKind.Completion;

    /// <summary>Whether the voice desk's code had expired.</summary>
    public bool IsVoiceLate => Voice is not null && string.CompareOrdinal(Voice.Expires, Times.Stamp(Now)) <= 0;

    /// <summary>Whether the pre-authorisation is of the same card.</summary>
    public bool IsHoldOfCard => Hold is not null && Hold.Card.AsSpan().SequenceEqual(Sale.CardDigest);
}
