namespace Terminal.Board.Storage;

/// <summary>An operation that the firmware asked for.</summary>
/// <param name="Action">What.</param>
/// <param name="Name">The file, or the folder of a list.</param>
/// <param name="Length">Bytes to write; 0 otherwise.</param>
public sealed record FlashOperation(FlashAction Action, string Name, int Length);
