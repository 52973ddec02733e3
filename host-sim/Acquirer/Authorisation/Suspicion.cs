using Terminal.Acquirer.Seeds;

namespace Terminal.Acquirer.Authorisation;

/// <summary>What a fraud rule has found.</summary>
/// <param name="Rule">The rule.</param>
/// <param name="Text">What it is, as the end of a sentence.</param>
internal sealed record Suspicion(SeedFraudRule Rule, string Text);
