namespace Terminal.Board.Storage;

/// <summary>What a write or a deletion leaves behind when it is broken off.</summary>
public enum CutLeaves
{
    /// <summary>The file as it was before.</summary>
    Old,
    /// <summary>A write: the first bytes of the new contents. A deletion: the file as it was.</summary>
    Torn,
    /// <summary>No file.</summary>
    Missing,
    /// <summary>All of the new contents, or the deletion done: the cut came just before the return.</summary>
    New,
}
