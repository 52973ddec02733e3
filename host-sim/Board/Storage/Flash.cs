namespace Terminal.Board.Storage;

/// <summary>The flash.</summary>
public sealed class Flash
{
    internal DeviceBoard? Board { get; set; }
}
