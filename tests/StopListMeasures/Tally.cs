namespace Terminal.Tests.StopListMeasures;

/// <summary>What the counted copy counts.</summary>
public static class Tally
{
    /// <summary>IL instructions so far.</summary>
    public static long Instructions { get; set; }

    public static void Add(int instructions) => Instructions += instructions;
}
