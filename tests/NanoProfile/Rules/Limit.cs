namespace Terminal.Tests.NanoProfile;

/// <summary>How much of one of the device's limits something takes.</summary>
public sealed record Limit(string Name, int Value, int Maximum, string Subject, string Advice, Func<(string Path, int Line)> Place)
{
    private const int WarnAt = 80;

    public int Percent => (int)(100L * Value / Maximum);

    public bool IsExceeded => Value > Maximum;

    public bool IsNear => !IsExceeded && 100L * Value >= WarnAt * (long)Maximum;

    public Violation Complaint => new(Place(), Name, $"{Subject} takes {Value:N0} of {Maximum:N0}; {Advice}");
}
