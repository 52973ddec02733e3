using System;

namespace Terminal.Acquirer.Authorisation;

/// <summary>One row of the table of <see cref="ClearingRules"/>.</summary>
/// <param name="Reason">Why a sale that it matches is not reimbursed, one of <see cref="ClearingReasons"/>; empty for a doubt.</param>
/// <param name="Matches">When it applies.</param>
/// <param name="Says">What speaks against the sale: a text for people, without a full stop.</param>
internal sealed record ClearingRule(string Reason, Func<AdviceCase, bool> Matches, Func<AdviceCase, string> Says);
