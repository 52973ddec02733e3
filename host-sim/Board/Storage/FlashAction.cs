namespace Terminal.Board.Storage;

/// <summary>The operations of a file store.</summary>
public enum FlashAction
{
    /// <summary>Names of a folder.</summary>
    List,
    /// <summary>A whole file read.</summary>
    Read,
    /// <summary>A whole file written.</summary>
    Write,
    /// <summary>A part of a file read, or its length asked for.</summary>
    ReadPart,
    /// <summary>Bytes added to a file.</summary>
    Append,
    /// <summary>A file deleted.</summary>
    Delete,
}
