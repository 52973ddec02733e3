namespace Terminal.Acquirer.Exchanges;

/// <summary>Where a field stands in a message, behind its length, and whether it holds only what it may hold.</summary>
internal readonly record struct WalkedField(int Number, int Offset, int Length, bool IsGood);
