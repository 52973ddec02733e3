namespace Terminal.Tests.Desk;

/// <summary>What the acquirer's parameters let the terminal decide alone.</summary>
public enum Terms
{
    /// <summary>Nothing: the acquirer is asked about every sale, and where it cannot be the sale is declined.</summary>
    Online,

    /// <summary>Every sale up to 50.00.</summary>
    Offline,

    /// <summary>The acquirer is asked about every sale up to 50.00 as about a random one: if it cannot be reached, the terminal decides.</summary>
    Selected,

    /// <summary>The acquirer is asked about every sale; if it cannot be reached, the merchant may phone.</summary>
    Referring,
}
