namespace Terminal.Board.Parts;

/// <summary>Where a printed line stands; the values are those of <c>ESC a</c>.</summary>
public enum PaperAlignment
{
    /// <summary>At the left edge.</summary>
    Left = 0,
    /// <summary>In the middle.</summary>
    Centre = 1,
    /// <summary>At the right edge.</summary>
    Right = 2,
}
