using Terminal.Core.Keys;
using Terminal.Core.Ports;

namespace Terminal.Core.StopList;

/// <summary>
/// A base on its way into the slot that is not in use. Its manifest is in flash before its first byte, and its file grows from the front, so that after a power cut or a lost line it goes on
/// where the file ends. Nothing of it counts before it was checked whole.
/// </summary>
internal sealed class BaseDownload
{
    // A fraction of a second on the device, so that keys stay responsive.
    private const int PagesAStep = 8;

    private readonly IFileStore _files;
    private readonly ICrypto _crypto;
    private readonly KeyRing _keys;
    private readonly HeldList _list;
    private readonly char _slot;
    private byte[]? _root;
    private int _checked;

    /// <summary>A download into a slot, under a manifest that is still to be read.</summary>
    public BaseDownload(IFileStore files, ICrypto crypto, KeyRing keys, HeldList list, char slot)
    {
        _files = files;
        _crypto = crypto;
        _keys = keys;
        _list = list;
        _slot = slot;
    }

    /// <summary>What is downloaded.</summary>
    public Manifest Manifest { get; } = new Manifest();

    /// <summary>Where the next bytes begin, after <see cref="Look"/>.</summary>
    public int Offset { get; private set; }

    /// <summary>How many are wanted to the end of their page.</summary>
    public int Wanted => RibbonPage.Length - Offset % RibbonPage.Length;

    private string File => ListFiles.Base(_slot);

    private int Size => Manifest.Pages * RibbonPage.Length;

    /// <summary>Takes up the download that the slot's manifest tells of.</summary>
    public bool Resume() => _list.ReadManifest(_slot, Manifest);

    /// <summary>Begins with the manifest in the list's page buffer, which may hold anything.</summary>
    /// <param name="length">How many bytes came.</param>
    /// <returns>False when it is no manifest for this terminal.</returns>
    public bool Read(int length) => Manifest.Read(_crypto, _keys, _list.Page, length);

    /// <summary>Whether another download is of the same bytes.</summary>
    public bool IsSame(BaseDownload other) =>
        Manifest.List == other.Manifest.List && Manifest.Version == other.Manifest.Version && Manifest.ResultBits == other.Manifest.ResultBits
        && Manifest.Pages == other.Manifest.Pages && IsRoot(other.Manifest.Root);

    /// <summary>Clears the slot and writes the manifest that was read into it. The old pages go first: pages never stand beside a manifest that is not theirs.</summary>
    /// <returns>False when the flash refused it.</returns>
    public bool Begin() => _files.Delete(File) && _files.Write(ListFiles.Manifest(_slot), _list.Page, Manifest.Length);

    /// <summary>Looks how far it has come.</summary>
    public DownloadState Look()
    {
        int length = _files.Length(File);
        Offset = length == FileStatus.Missing ? 0 : length;
        if (Offset < 0)
            return DownloadState.FlashFailed;
        return Offset < Size ? DownloadState.WantsBytes : DownloadState.Checking;
    }

    /// <summary>Adds bytes at <see cref="Offset"/>, from the list's page buffer; a whole page is checked before.</summary>
    /// <param name="count">How many came: <see cref="Wanted"/>, or the document is shorter than its manifest says.</param>
    public DownloadState Take(int count)
    {
        byte[] page = _list.Page;
        if (count != Wanted || (count == RibbonPage.Length && !RibbonPage.IsGenuine(_crypto, Manifest, page, Offset / RibbonPage.Length)))
            return DownloadState.WrongBytes;
        return _files.Append(File, page, count) ? DownloadState.WantsBytes : DownloadState.FlashFailed;
    }

    /// <summary>Checks the next pages in flash, and at the end the root.</summary>
    public DownloadState Check()
    {
        byte[] root = _root ?? Manifest.RootStart(_crypto);
        if (Offset != Size)
            return DownloadState.Wrong;
        for (int i = 0; i < PagesAStep && _checked < Manifest.Pages; i++)
        {
            int read = _files.Read(File, _checked * RibbonPage.Length, _list.Page, RibbonPage.Length);
            if (read < 0)
                return DownloadState.FlashFailed;
            if (read != RibbonPage.Length || !RibbonPage.IsGenuine(_crypto, Manifest, _list.Page, _checked))
                return DownloadState.Wrong;
            root = Manifest.RootNext(_crypto, root, _list.Page);
            _checked++;
        }

        _root = root;
        if (_checked < Manifest.Pages)
            return DownloadState.Checking;
        return IsRoot(root) ? DownloadState.Complete : DownloadState.Wrong;
    }

    /// <summary>What to select once it is complete. The overlay stays if it was made for this very base; a newer base has its changes in it.</summary>
    public ListSelector Next()
    {
        ListSelector next = new ListSelector();
        next.Follow(_list.Selector);
        next.Base = _slot;
        if (!IsRepair(_list.Selector))
        {
            ListEdition edition = new ListEdition();
            edition.Take(Manifest);
            next.Lead(edition);
            next.BeginOverlay('\0');
        }

        return next;
    }

    /// <summary>Throws the slot's contents away.</summary>
    public void Discard()
    {
        _files.Delete(File);
        _files.Delete(ListFiles.Manifest(_slot));
    }

    /// <summary>Whether it is the very base that is selected, got once more.</summary>
    public bool IsRepair(ListSelector selector) => selector.IsSet && Manifest.List == selector.Edition.List && Manifest.Version == selector.Edition.Base;

    private bool IsRoot(byte[] root)
    {
        int difference = 0;
        for (int i = 0; i < Manifest.RootLength; i++)
        {
            difference |= root[i] ^ Manifest.Root[i];
        }

        return difference == 0;
    }
}
