using Terminal.Board.Storage;

namespace Terminal.Tests.Desk;

/// <summary>One fault of the flash, or two: the second strikes in the restart to which the first leads.</summary>
internal sealed class FaultPlan(Flash flash, FlashFault first, FlashFault? second = null)
{
    private int _restarts;

    /// <summary>Whether every fault was reached; a single one always is.</summary>
    public bool IsReached => second is null || _restarts > 1;

    /// <summary>From now on.</summary>
    public void Begin() => flash.Arm(first);

    /// <summary>The power is back.</summary>
    public void Restart() => flash.Arm(_restarts++ == 0 ? second : null);

    public override string ToString() => $"{first}, then {second}";
}
