using System.Collections.Generic;
using Terminal.Board.Storage;

namespace Terminal.Tests.Desk;

/// <summary>A story run again and again, each time with another fault of the flash: at every file operation, or at every byte of every write.</summary>
internal static class EveryFault
{
    // Within a record, and behind the header of every file.
    private const int TornBytes = 70;

    /// <summary>The power fails at each operation, in the middle of its bytes.</summary>
    public static void Cuts(IReadOnlyList<FlashOperation> operations, CutLeaves[] leaves, Action<FlashFault> check)
    {
        for (int i = 0; i < operations.Count; i++)
        {
            foreach (CutLeaves left in leaves)
                check(FlashFault.Cut(i, left, operations[i].Length / 2));
        }
    }

    /// <summary>The power fails at the bytes of the writes.</summary>
    /// <param name="operations">Of a run without faults.</param>
    /// <param name="step">From how many bytes of a write to how many; 0 leaves it out.</param>
    /// <param name="check">Runs the story.</param>
    public static void CutsWithinWrites(IReadOnlyList<FlashOperation> operations, Func<FlashOperation, int> step, Action<FlashFault> check)
    {
        for (int i = 0; i < operations.Count; i++)
        {
            int bytes = step(operations[i]);
            for (int at = 0; bytes > 0 && at < operations[i].Length; at += bytes)
                check(FlashFault.Cut(i, CutLeaves.Torn, at));
        }
    }

    /// <summary>The power fails at each operation, and once more at each of the restart that follows.</summary>
    /// <param name="operations">How many a run without faults has.</param>
    /// <param name="isReached">Runs the story, and says whether it came to the second fault.</param>
    public static void SecondCuts(int operations, Func<FlashFault, FlashFault, bool> isReached)
    {
        for (int first = 0; first < operations; first++)
        {
            int second = 0;
            while (isReached(FlashFault.Cut(first, CutLeaves.Torn, TornBytes), FlashFault.Cut(second, CutLeaves.Torn, TornBytes)))
                second++;
        }
    }

    /// <summary>Each operation fails.</summary>
    public static void IoErrors(int operations, CutLeaves[] leaves, Action<FlashFault> check)
    {
        for (int i = 0; i < operations; i++)
        {
            foreach (CutLeaves left in leaves)
                check(FlashFault.IoError(i, left, TornBytes));
        }
    }

    /// <summary>The flash is full at each write.</summary>
    public static void FullFlash(int operations, Action<FlashFault> check)
    {
        for (int i = 0; i < operations; i++)
            check(FlashFault.Full(i));
    }
}
