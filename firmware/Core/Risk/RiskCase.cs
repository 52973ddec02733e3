namespace Terminal.Core.Risk;

/// <summary>The facts of one sale that the offline decision looks at.</summary>
public sealed class RiskCase
{
    /// <summary>Minor units.</summary>
    public long Amount { get; set; }
}
