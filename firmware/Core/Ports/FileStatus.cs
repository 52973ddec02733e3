namespace Terminal.Core.Ports;

/// <summary>What <see cref="IFileStore.Read(string, byte[])"/> answers instead of a length.</summary>
public static class FileStatus
{
    /// <summary>There is no such file.</summary>
    public const int Missing = -1;

    /// <summary>The file cannot be read, or does not fit into the buffer.</summary>
    public const int Unreadable = -2;
}
