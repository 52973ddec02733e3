namespace Terminal.Acquirer;

/// <summary>Something an operator must look at.</summary>
/// <param name="Time">UTC, ISO 8601.</param>
/// <param name="Terminal">The terminal it is about; empty when it is about none.</param>
/// <param name="Text">What happened, as a sentence.</param>
public sealed record Alarm(string Time, string Terminal, string Text);
