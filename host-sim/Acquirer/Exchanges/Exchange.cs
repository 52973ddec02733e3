using System;
using System.Collections.Generic;

namespace Terminal.Acquirer.Exchanges;

/// <summary>One request and what became of it, without card data beyond the mask.</summary>
/// <param name="Time">When the answer was ready, UTC.</param>
/// <param name="Terminal">DE41 of a genuine request; empty otherwise.</param>
/// <param name="Request">The request, described.</param>
/// <param name="Response">The answer, described; empty when there was none.</param>
/// <param name="NoAnswer">Why there was no answer; empty when there was one.</param>
/// <param name="Explanation">What was decided and why, in one or two plain sentences.</param>
public sealed record Exchange(
    DateTimeOffset Time, string Terminal, IReadOnlyList<DescribedField> Request, IReadOnlyList<DescribedField> Response, string NoAnswer, string Explanation);
