namespace Terminal.Acquirer.Authorisation;

/// <summary>Who applies a rule, in the order of their turns.</summary>
internal enum Stage
{
    /// <summary>The acquirer, before it asks anybody.</summary>
    Acquirer,
    /// <summary>The acquirer, of what it has in its books: before it asks anybody and again afterwards, as it may have changed meanwhile.</summary>
    Books,
    /// <summary>The centre that decides, of the card as such.</summary>
    Card,
    /// <summary>The centre that decides, of this sale.</summary>
    Centre,
}
