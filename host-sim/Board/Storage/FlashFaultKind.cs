namespace Terminal.Board.Storage;

/// <summary>What goes wrong.</summary>
public enum FlashFaultKind
{
    /// <summary>The power fails.</summary>
    PowerCut,
    /// <summary>The flash answers with an error: a write or deletion says false, a read says unreadable, a list says null.</summary>
    IoError,
    /// <summary>There is no space: a write says false and the old file stays. Other operations work.</summary>
    Full,
}
