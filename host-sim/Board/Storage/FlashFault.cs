namespace Terminal.Board.Storage;

/// <summary>One thing that goes wrong at one file operation; the same plan does the same every time.</summary>
/// <param name="Operation">Which operation, counted from 0 at <see cref="Flash.Arm"/>.</param>
/// <param name="Kind">What goes wrong.</param>
/// <param name="Leaves">What a broken write or deletion leaves.</param>
/// <param name="Bytes">How many bytes of the new contents a torn file has.</param>
public sealed record FlashFault(int Operation, FlashFaultKind Kind, CutLeaves Leaves = CutLeaves.Old, int Bytes = 0)
{
    /// <summary>The power fails at an operation.</summary>
    public static FlashFault Cut(int operation, CutLeaves leaves = CutLeaves.Old, int bytes = 0) =>
        new FlashFault(operation, FlashFaultKind.PowerCut, leaves, bytes);

    /// <summary>An operation fails.</summary>
    public static FlashFault IoError(int operation, CutLeaves leaves = CutLeaves.Old, int bytes = 0) =>
        new FlashFault(operation, FlashFaultKind.IoError, leaves, bytes);

    /// <summary>A write finds no space.</summary>
    public static FlashFault Full(int operation) => new FlashFault(operation, FlashFaultKind.Full);
}
