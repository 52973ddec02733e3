namespace Terminal.Flows;

/// <summary>What came of asking the acquirer about a sale.</summary>
public enum AuthorisationResult : byte
{
    /// <summary>Approved, and the journal knows it.</summary>
    Approved,
    /// <summary>Not made; the merchant has been told why.</summary>
    NotMade,
    /// <summary>The request never left; if the attempt has a number, its intent stands in the journal.</summary>
    Unable,
    /// <summary>The acquirer wants to be phoned; the intent stands in the journal.</summary>
    Referred,
}
