using Terminal.Core.Ports;

namespace Terminal.Core.Journal;

/// <summary>
/// Flash kept back for the sale in progress. The device cannot say how much is free, so four files of a block each are kept; when a record
/// no longer fits they are given up for it, and no new sale begins until they could be written again.
/// </summary>
internal sealed class FlashReserve
{
    private const int Blocks = 4;

    // Longer than LittleFS keeps inside a folder's own blocks, so that the file has a block of its own.
    private const int FileLength = 1024;

    private readonly IFileStore _files;
    private bool _isKept;

    public FlashReserve(IFileStore files)
    {
        _files = files;
    }

    /// <summary>Whether the reserve is there; writes it if it is not.</summary>
    public bool IsKept()
    {
        if (_isKept)
        {
            return true;
        }

        // Written from the first on and given up from the last on: where the last is, all are.
        bool kept = true;
        if (_files.Length(FileName(Blocks - 1)) != FileLength)
        {
            byte[] filler = new byte[FileLength];
            for (int i = 0; i < Blocks && kept; i++)
            {
                kept = _files.Write(FileName(i), filler, FileLength);
            }
        }

        return _isKept = kept;
    }

    /// <summary>Writes a file as <see cref="IFileStore.Write"/> does; gives the reserve up where it does not fit otherwise.</summary>
    public bool Write(string name, byte[] contents, int length) =>
        _files.Write(name, contents, length) || (Release() && _files.Write(name, contents, length));

    /// <summary>Gives the reserve up.</summary>
    /// <returns>False when there was none to give.</returns>
    public bool Release()
    {
        bool released = false;
        for (int i = Blocks - 1; i >= 0; i--)
        {
            released = _files.Delete(FileName(i)) || released;
        }

        bool wasKept = _isKept;
        _isKept = false;
        return wasKept && released;
    }

    // Beside the parameters, since a folder of its own would take two blocks more.
    private static string FileName(int block) => "parameters/reserve." + block.ToString();
}
