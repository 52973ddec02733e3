namespace Terminal.Tests.DeviceCost;

/// <summary>One method, or one package member: instructions and bytes of its own, and with all that it called.</summary>
public sealed record ReadingRow(string Name, long Calls, long Own, long OwnBytes, long All, long AllBytes)
{
    /// <summary>Whether its price is from the list.</summary>
    public bool IsPackage => Name.Contains("::", StringComparison.Ordinal) || Name.StartsWith("value ", StringComparison.Ordinal) || Name.StartsWith("handler ", StringComparison.Ordinal);
}
