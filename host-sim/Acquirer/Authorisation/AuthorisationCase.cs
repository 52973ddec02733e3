using System;
using Terminal.Acquirer.Storage;

namespace Terminal.Acquirer.Authorisation;

/// <summary>All that the rules may look at.</summary>
internal sealed record AuthorisationCase
{
    public required TerminalRow Terminal { get; init; }

    public required string Merchant { get; init; }

    /// <summary>Whether the request is a sale (0200 with processing code 000000), the one kind of request this host decides.</summary>
    public required bool IsSale { get; init; }

    /// <summary>Epoch of the sale number.</summary>
    public required string Epoch { get; init; }

    public required long Batch { get; init; }

    public required long Amount { get; init; }

    /// <summary>Three digits.</summary>
    public required string Currency { get; init; }

    /// <summary>Expiry as the card says it, YYMM.</summary>
    public required string Expiry { get; init; }

    /// <summary>Whether the number's check digit is right.</summary>
    public required bool PassesLuhn { get; init; }

    /// <summary>The current month, YYMM.</summary>
    public required string Month { get; init; }

    /// <summary>Null when no product has the card's first six digits.</summary>
    public ProductRow? Product { get; init; }

    /// <summary>Null when no issuer knows the card.</summary>
    public CardRow? Card { get; init; }

    /// <summary>Whether the issuer was reached in time.</summary>
    public bool IsIssuerReached { get; init; } = true;

    public int Cents => (int)(Amount % 100);

    public string Money => Terminal.Money.Format(Amount);

    public string Remaining => Terminal.Money.Format(Card?.Remaining ?? 0);
}
