using System.Collections.Generic;
using System.Linq;
using System.Security.Cryptography;
using Terminal.Core.StopList;

namespace Terminal.Acquirer.StopLists;

/// <summary>A base and an overlay as the terminal reads them, with the firmware's own code, from the documents that are offered.</summary>
internal sealed class TerminalReading
{
    private readonly ShelvedBase _base;
    private readonly IReadOnlyList<DeltaBlock> _blocks;
    private readonly ListSelector _fences = new();
    private readonly byte[] _page = new byte[RibbonPage.Length];
    private int _pageRead = -1;

    public TerminalReading(ShelvedBase offered, IReadOnlyList<DeltaBlock> overlay)
    {
        _base = offered;
        _blocks = overlay;
        _fences.BeginOverlay('a');
        foreach (var block in overlay)
            _fences.AddBlock(block);
    }

    /// <summary>Splits a delta into its blocks; null when one is not genuine or out of order.</summary>
    public static IReadOnlyList<DeltaBlock>? Blocks(byte[] document, byte[] macKey)
    {
        DeltaBlock[] blocks = [.. document.Chunk(DeltaBlock.Length).Select(bytes => new DeltaBlock(bytes))];
        for (int number = 0; number < blocks.Length; number++)
        {
            var block = blocks[number];
            if (!block.IsGenuine(HostCrypto.Instance, macKey) || block.Number != number || block.IsLast != (number == blocks.Length - 1))
                return null;
            for (int change = number == 0 ? 1 : 0; change < block.Changes; change++)
            {
                var before = change == 0 ? blocks[number - 1] : block;
                int last = change == 0 ? before.Changes - 1 : change - 1;
                if (DeltaBlock.Compare(before.Bytes, DeltaBlock.OffsetOf(last), block.Bytes, DeltaBlock.OffsetOf(change)) >= 0)
                    return null;
            }
        }
        return blocks;
    }

    /// <summary>Whether the pages are those that the manifest binds.</summary>
    public bool IsWhole()
    {
        var manifest = _base.Manifest;
        if (_base.Pages.Length != manifest.Pages * RibbonPage.Length)
            return false;
        byte[] root = manifest.RootStart(HostCrypto.Instance);
        for (int number = 0; number < manifest.Pages; number++)
        {
            if (!ReadPage(number))
                return false;
            root = manifest.RootNext(HostCrypto.Instance, root, _page);
        }
        return CryptographicOperations.FixedTimeEquals(root, manifest.Root);
    }

    /// <summary>Looks a card up: first in the overlay, then in the base.</summary>
    public Listing Find(byte[] digest)
    {
        if (_blocks.Count > 0)
        {
            var block = _blocks[_fences.BlockOf(digest)];
            int change = block.Find(digest);
            if (change >= 0)
                return block.IsOff(change) ? Listing.Absent : Listing.Listed;
        }

        int number = RibbonPage.NumberOf(digest, _base.Manifest.Pages);
        return number == _pageRead || ReadPage(number) ? RibbonPage.Look(_page, digest) : Listing.Unknown;
    }

    private bool ReadPage(int number)
    {
        _base.Pages.Slice(number * RibbonPage.Length, RibbonPage.Length).CopyTo(_page);
        bool isGenuine = RibbonPage.IsGenuine(HostCrypto.Instance, _base.Manifest, _page, number);
        _pageRead = isGenuine ? number : -1;
        return isGenuine;
    }
}
