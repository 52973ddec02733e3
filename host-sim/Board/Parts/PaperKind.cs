namespace Terminal.Board.Parts;

/// <summary>What a piece of the paper is.</summary>
public enum PaperKind
{
    /// <summary>A line, maybe an empty one.</summary>
    Text,
    /// <summary>Blank paper.</summary>
    Feed,
    /// <summary>The knife.</summary>
    Cut,
}
