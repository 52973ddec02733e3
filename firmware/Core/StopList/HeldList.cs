using System;
using Terminal.Core.Keys;
using Terminal.Core.Ports;

namespace Terminal.Core.StopList;

/// <summary>
/// The stop list that the terminal holds in flash: a base, in pages, and an overlay of the changes since. What is damaged, expired or not wholly known says so;
/// it never says that a card is not listed.
/// </summary>
public sealed class HeldList
{
    private readonly IFileStore _files;
    private readonly ICrypto _crypto;
    private readonly KeyRing _keys;
    private readonly DeltaBlock _block;
    private int _damagedPage;
    private int _damagedBlock;

    /// <summary>The list of a file store, authentic under the terminal's keys; nothing is read before <see cref="Recover"/>.</summary>
    public HeldList(IFileStore files, ICrypto crypto, KeyRing keys)
    {
        _files = files;
        _crypto = crypto;
        _keys = keys;
        _block = new DeltaBlock(Page);
    }

    /// <summary>Whether there is a list at all; it may have expired.</summary>
    public bool IsHeld { get; private set; }

    /// <summary>Whether a part of it was found damaged: cards that would stand there are <see cref="Listing.Unknown"/> until it has been got anew.</summary>
    public bool IsDamaged => IsBaseDamaged || IsOverlayDamaged;

    /// <summary>Version of the list, 0 to 9999999999 (tag 02 of field 48); 0 when none is held.</summary>
    public long Version => IsHeld ? Edition.Version : 0;

    /// <summary>Cards on the list.</summary>
    public int Cards => IsHeld ? Edition.Cards : 0;

    /// <summary>K_list of the base, 32 bytes: for its <see cref="CheckValue"/>; of meaning only while one is held.</summary>
    public byte[] ListKey => Manifest.ListKey;

    /// <summary>When the list was made and until when it may be used; of meaning only while one is held.</summary>
    public ListEdition Edition => Selector.Edition;

    /// <summary>The newest version there is, as the acquirer last said; 0 when it has not said.</summary>
    public long Newest { get; set; }

    internal bool IsBaseDamaged { get; private set; }

    internal bool IsOverlayDamaged { get; private set; }

    internal ListSelector Selector { get; } = new ListSelector();

    internal Manifest Manifest { get; } = new Manifest();

    // One page, for look-ups and, between them, for the update.
    internal byte[] Page { get; } = new byte[RibbonPage.Length];

    /// <summary>Reads what the flash holds. The pages are not read, which would take a large list a minute: each was checked, and all against the root, before the list was
    /// selected, and its MAC is checked again at each look-up.</summary>
    public void Recover()
    {
        IsHeld = false;
        IsBaseDamaged = false;
        IsOverlayDamaged = false;
        if (!Selector.Recover(_files, _crypto, _keys.ListMac))
            return;

        IsBaseDamaged = !ReadManifest(Selector.Base, Manifest)
            || Manifest.List != Edition.List
            || Manifest.Version != Edition.Base
            || _files.Length(ListFiles.Base(Selector.Base)) != Manifest.Pages * RibbonPage.Length;
        IsOverlayDamaged = Selector.Blocks > 0 && _files.Length(ListFiles.Overlay(Selector.Overlay)) != Selector.Blocks * DeltaBlock.Length;
        IsHeld = !IsDamaged;
    }

    /// <summary>Looks a card up: in the one block of the overlay, and then in the one page of the base, that may hold it.</summary>
    /// <param name="pan">ASCII digits of the card number.</param>
    /// <param name="length">How many.</param>
    /// <param name="now">UTC; an expired list answers <see cref="Listing.Unknown"/>.</param>
    public Listing Find(byte[] pan, int length, DateTime now)
    {
        if (!IsHeld || !Edition.IsValidAt(now))
            return Listing.Unknown;

        byte[] digest = RibbonPage.Digest(_crypto, Manifest, pan, length);
        if (Selector.Blocks > 0)
        {
            int block = Selector.BlockOf(digest);
            if (!ReadBlock(block))
            {
                NoteDamage(block);
                return Listing.Unknown;
            }

            int change = _block.Find(digest);
            if (change >= 0)
                return _block.IsOff(change) ? Listing.Absent : Listing.Listed;
        }

        int page = RibbonPage.NumberOf(digest, Manifest.Pages);
        Listing listing = ReadPage(page) ? RibbonPage.Look(Page, digest) : Listing.Unknown;
        if (listing == Listing.Unknown)
        {
            _damagedPage = page;
            IsBaseDamaged = true;
        }

        return listing;
    }

    /// <summary>A block of the overlay could not be used.</summary>
    internal void NoteDamage(int block)
    {
        _damagedBlock = block;
        IsOverlayDamaged = true;
    }

    /// <summary>Looks at what seemed damaged once more, since an error of the flash may pass.</summary>
    internal void Recheck()
    {
        if (!IsHeld || Selector.IsUnread)
        {
            Recover();
            return;
        }

        IsBaseDamaged = IsBaseDamaged && !ReadPage(_damagedPage);
        IsOverlayDamaged = IsOverlayDamaged && !ReadBlock(_damagedBlock);
    }

    /// <summary>Makes a selection count whose files were all checked.</summary>
    /// <returns>False when the flash refused it. Whatever the flash says now is the list.</returns>
    internal bool Select(ListSelector next)
    {
        bool isWritten = next.Write(_files, _crypto, _keys.ListMac);
        Recover();
        return isWritten;
    }

    internal bool ReadManifest(char slot, Manifest manifest) => manifest.Read(_crypto, _keys, Page, _files.Read(ListFiles.Manifest(slot), 0, Page, Manifest.Length + 1));

    private bool ReadBlock(int number) =>
        _files.Read(ListFiles.Overlay(Selector.Overlay), number * DeltaBlock.Length, Page, DeltaBlock.Length) == DeltaBlock.Length
        && _block.IsGenuine(_crypto, _keys.ListMac)
        && Selector.Names(_block, number);

    private bool ReadPage(int number) =>
        _files.Read(ListFiles.Base(Selector.Base), number * RibbonPage.Length, Page, RibbonPage.Length) == RibbonPage.Length
        && RibbonPage.IsGenuine(_crypto, Manifest, Page, number);
}
