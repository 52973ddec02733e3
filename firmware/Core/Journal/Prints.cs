using System;

namespace Terminal.Core.Journal;

/// <summary>Which slips of a sale have been printed whole.</summary>
[Flags]
public enum Prints : byte
{
    /// <summary>None.</summary>
    None = 0,
    /// <summary>The copy that the cardholder signs.</summary>
    Merchant = 1,
    /// <summary>The cardholder's copy.</summary>
    Cardholder = 2,
    /// <summary>Both copies of a sale made.</summary>
    Both = Merchant | Cardholder,
    /// <summary>The slip of a sale that was not made, or was voided.</summary>
    NotMade = 4,
    /// <summary>The slip of a reversal, an advice or a sale sent again that the acquirer refused.</summary>
    Refusal = 8,
}
