namespace Terminal.Tests.NanoProfile;

/// <summary>One complaint: where, which rule, what and what to do instead.</summary>
public sealed record Violation(string Path, int Line, string Rule, string Text)
{
    public Violation((string Path, int Line) place, string rule, string text)
        : this(place.Path, place.Line, rule, text)
    {
    }

    public override string ToString() => $"{Path}({Line}): {Rule}: {Text}";
}
