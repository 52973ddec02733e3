namespace Terminal.Board.Parts;

/// <summary>How a card reader frames what it read.</summary>
public enum ReaderStyle
{
    /// <summary>Printable text and a carriage return.</summary>
    MagTek,
    /// <summary>A binary frame with lengths and check bytes.</summary>
    IdTech,
}
