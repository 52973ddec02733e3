namespace Terminal.Acquirer.Authorisation;

/// <summary>Who applies a rule, in the order of their turns.</summary>
internal enum Stage
{
    /// <summary>The acquirer, before it asks anybody.</summary>
    Acquirer,
    /// <summary>The issuer, of the card as such.</summary>
    Card,
    /// <summary>The issuer, of this amount.</summary>
    Issuer,
}
