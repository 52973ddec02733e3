using Terminal.Core.Journal;

namespace Terminal.Simulation.People;

/// <summary>One thing that somebody wants to buy, to give back or to have held, with all that people do about it.</summary>
/// <param name="Move">The move of the world, from 0.</param>
/// <param name="Amount">Minor units; no other ticket of the world has the same, but for what is given back or completed whole.</param>
/// <param name="Card">The card.</param>
public sealed record Ticket(int Move, long Amount, TownCard Card)
{
    /// <summary>What it is.</summary>
    public SaleKind Kind { get; init; }

    /// <summary>The number, as it is keyed, on the receipt of what is given back; empty where nobody has it.</summary>
    public string Receipt { get; init; } = "";

    /// <summary>Whether the number is keyed.</summary>
    public bool IsKeyed { get; init; }

    /// <summary>Whether the merchant phones before anybody decides.</summary>
    public bool IsPhonedFirst { get; init; }

    /// <summary>What the merchant sees of the signature: D matches, B no sample, C differs.</summary>
    public char Signature { get; init; } = 'D';

    /// <summary>Whether an identity document is shown when it is asked for.</summary>
    public bool HasIdentity { get; init; } = true;

    /// <summary>Whether the merchant gives up when the card is asked for.</summary>
    public bool IsCancelled { get; init; }

    /// <summary>Whether the card is swiped once more when nobody asks.</summary>
    public bool IsSwipedTwice { get; init; }

    /// <summary>Whether the merchant finds another number on the card than on its stripe.</summary>
    public bool LooksWrong { get; init; }

    /// <summary>Whether the expiry is keyed wrongly.</summary>
    public bool ExpiryIsWrong { get; init; }

    /// <summary>Whether the customer wants it again after it was not made.</summary>
    public bool IsTriedAgain { get; init; }

    /// <summary>How often it has been begun.</summary>
    public int Attempts { get; set; }

    /// <summary>How many of its numbers somebody was told are made.</summary>
    public int Made { get; set; }
}
