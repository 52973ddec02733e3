using System;

namespace Terminal.Acquirer.Authorisation;

/// <summary>One row of the table of <see cref="AuthorisationRules"/>.</summary>
/// <param name="Stage">Who applies it.</param>
/// <param name="Matches">When it applies.</param>
/// <param name="Code">Response code, ISO 8583 field 39.</param>
/// <param name="Says">What is decided: the beginning of a sentence for people.</param>
/// <param name="Source">What the rule stands on beside the code's own meaning: a standard and the place in it, or whose record or choice it is.</param>
/// <param name="Explain">Why: its end.</param>
internal sealed record Rule(Stage Stage, Func<AuthorisationCase, bool> Matches, string Code, string Says, string Source, Func<AuthorisationCase, string> Explain);
