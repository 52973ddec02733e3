using Terminal.Core.Risk;

namespace Terminal.Core.Flows;

/// <summary>Gathers what is known of the sale at hand, at this till, and has it decided.</summary>
public sealed class Assessment
{
    private readonly Till _till;
    private readonly OfflineDecision _decision = new OfflineDecision();
    private readonly RiskCase _case = new RiskCase();

    /// <summary>Assesses sales of a till.</summary>
    public Assessment(Till till)
    {
        _till = till;
    }

    /// <summary>Why the last decision fell as it did, a value of <see cref="DecisionReason"/>.</summary>
    public int Reason => _decision.Reason;

    /// <summary>Decides about a sale of the till's card.</summary>
    /// <param name="amount">Minor units.</param>
    /// <param name="isSuspicious">Whether the merchant wants the acquirer to be asked whatever the terminal thinks.</param>
    public Decision Decide(long amount, bool isSuspicious)
    {
        _case.Amount = amount;
        return _decision.Decide(_case);
    }
}
