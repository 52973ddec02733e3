using System.Linq;

namespace Terminal.Tests.DeviceCost;

/// <summary>
/// The most that the device's heap must hold at once while something happens. It is weighed whenever <see cref="Tally.Grain"/> bytes have been allocated, and whatever a method
/// under way has made counts as held: a little too much rather than too little.
/// </summary>
internal static class DearestMoment
{
    /// <summary>What an action holds beside these roots: before it, most at once, and after it.</summary>
    public static (long Before, long Most, long After) Of(Action action, params object[] roots)
    {
        long before = Held(roots);
        Tally.Clear();
        Tally.IsOn = true;
        Tally.Seek(() => Held(roots));
        action();
        Tally.Seek(null);
        Tally.IsOn = false;
        return (before, Tally.Peak, Held(roots));
    }

    /// <summary>What is held now.</summary>
    public static long Held(params object[] roots) => LiveObjects.Weigh([.. Tally.OnStack, .. roots]).Values.Sum();
}
