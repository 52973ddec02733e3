using System;
using Terminal.Core.Keys;
using Terminal.Core.Ports;

namespace Terminal.Core.StopList;

/// <summary>
/// Merges a delta into a new overlay, a block at a time: the overlay held and the delta are both sorted, and where both know a card the delta is newer. The overlay
/// held stays as it is until the new one is selected. If it is damaged the delta begins at the base instead, and must lead at least as far.
/// </summary>
internal sealed class OverlayMerge
{
    private readonly IFileStore _files;
    private readonly ICrypto _crypto;
    private readonly byte[] _macKey;
    private readonly HeldList _list;
    private readonly int _mostBlocks;
    private readonly int _oldBlocks;
    private readonly ListEdition _edition = new ListEdition();
    private readonly byte[] _delta = new byte[ListEdition.Length];
    private readonly byte[] _lastDigest = new byte[DeltaBlock.DigestLength];
    private readonly DeltaBlock _in = new DeltaBlock(new byte[DeltaBlock.Length]);
    private readonly DeltaBlock _old = new DeltaBlock(new byte[DeltaBlock.Length]);
    private readonly DeltaBlock _new = new DeltaBlock(new byte[DeltaBlock.Length]);
    private int _taken;
    private int _inAt;
    private int _oldRead;
    private int _oldAt;
    private bool _isWritten;
    private int _checked;

    /// <summary>A merge into the list held.</summary>
    /// <param name="files">The flash.</param>
    /// <param name="crypto">Checks and seals blocks.</param>
    /// <param name="keys">The terminal's.</param>
    /// <param name="list">Its base is held.</param>
    /// <param name="mostBlocks">Blocks that an overlay may have.</param>
    public OverlayMerge(IFileStore files, ICrypto crypto, KeyRing keys, HeldList list, int mostBlocks)
    {
        _files = files;
        _crypto = crypto;
        _macKey = keys.ListMac;
        _list = list;
        _mostBlocks = mostBlocks;
        _oldBlocks = list.IsOverlayDamaged ? 0 : list.Selector.Blocks;
        From = list.IsOverlayDamaged ? list.Edition.Base : list.Edition.Version;
    }

    /// <summary>The version that the delta must follow.</summary>
    public long From { get; }

    /// <summary>Where the next block of the delta is put, before <see cref="Take"/>.</summary>
    public byte[] Incoming => _in.Bytes;

    /// <summary>Where in the delta it begins.</summary>
    public int Offset => _taken * DeltaBlock.Length;

    /// <summary>What to select once it is merged.</summary>
    public ListSelector Next { get; } = new ListSelector();

    /// <summary>Takes the block in <see cref="Incoming"/>, which may hold anything.</summary>
    /// <param name="length">How many bytes came.</param>
    /// <param name="now">UTC: a delta to a list that has expired is of no use.</param>
    public MergeState Take(int length, DateTime now)
    {
        if (length != DeltaBlock.Length || !_in.IsGenuine(_crypto, _macKey) || _in.Number != _taken || !IsWhole()
            || (_taken == 0 ? !Follows(now) : !_in.LeadsTo(_delta, 0) || _in.From != From))
        {
            return MergeState.Refused;
        }

        if (_taken == _mostBlocks)
            return MergeState.TooLarge;
        if (_taken == 0 && !Begin())
            return MergeState.FlashFailed;
        _taken++;
        _inAt = 0;
        return MergeState.Working;
    }

    /// <summary>Goes on until a block has been written, checked or is wanted.</summary>
    public MergeState Step()
    {
        if (_isWritten)
            return Check();

        while (true)
        {
            if (_inAt == _in.Changes && !_in.IsLast)
                return MergeState.WantsBlock;
            if (_oldAt == _old.Changes && _oldRead < _oldBlocks && !ReadOld())
                return MergeState.Damaged;

            bool hasIn = _inAt < _in.Changes;
            bool hasOld = _oldAt < _old.Changes;
            if (!hasIn && !hasOld)
            {
                _isWritten = Flush(true);
                return _isWritten ? MergeState.Working : MergeState.FlashFailed;
            }

            if (_new.Changes == DeltaBlock.Capacity)
            {
                if (Next.Blocks + 1 == _mostBlocks)
                    return MergeState.TooLarge;
                return Flush(false) ? MergeState.Working : MergeState.FlashFailed;
            }

            int order = !hasIn ? -1 : !hasOld ? 1 : DeltaBlock.Compare(_old.Bytes, DeltaBlock.OffsetOf(_oldAt), _in.Bytes, DeltaBlock.OffsetOf(_inAt));
            if (order < 0)
            {
                _new.Put(_old.Bytes, DeltaBlock.OffsetOf(_oldAt), _old.IsOff(_oldAt));
                _oldAt++;
                continue;
            }

            _new.Put(_in.Bytes, DeltaBlock.OffsetOf(_inAt), _in.IsOff(_inAt));
            _inAt++;
            if (order == 0)
                _oldAt++;
        }
    }

    // It must lead from exactly the version held, of this list and on a base that it is made for, to a newer one; never back.
    private bool Follows(DateTime now)
    {
        ListEdition held = _list.Edition;
        return _in.ReadEdition(_edition)
            && _in.From == From
            && _edition.List == held.List
            && _edition.Base <= held.Base
            && _edition.Version > From
            && _edition.Version >= held.Version
            && _edition.IsValidAt(now);
    }

    // Full unless it is the last, and its digests ascend from those of the block before.
    private bool IsWhole()
    {
        int changes = _in.Changes;
        if (changes < DeltaBlock.Capacity && !_in.IsLast)
            return false;

        for (int i = 0; i < changes; i++)
        {
            int order = i > 0
                ? DeltaBlock.Compare(_in.Bytes, DeltaBlock.OffsetOf(i), _in.Bytes, DeltaBlock.OffsetOf(i - 1))
                : _taken > 0 ? DeltaBlock.Compare(_in.Bytes, DeltaBlock.OffsetOf(0), _lastDigest, 0) : 1;
            if (order <= 0)
                return false;
        }

        if (changes > 0)
            Array.Copy(_in.Bytes, DeltaBlock.OffsetOf(changes - 1), _lastDigest, 0, DeltaBlock.DigestLength);
        return true;
    }

    private bool Begin()
    {
        _edition.Write(_delta, 0);
        Next.Follow(_list.Selector);
        _edition.Base = _list.Edition.Base;
        Next.Lead(_edition);
        Next.BeginOverlay(ListFiles.Other(_list.Selector.Overlay));
        _new.Begin(_edition, _edition.Base, 0);
        return _files.Delete(ListFiles.Overlay(Next.Overlay));
    }

    private bool ReadOld()
    {
        _oldAt = 0;
        if (ReadBlock(_list.Selector, _oldRead))
        {
            _oldRead++;
            return true;
        }

        _list.NoteDamage(_oldRead);
        return false;
    }

    private bool Flush(bool isLast)
    {
        _new.Seal(_crypto, _macKey, isLast);
        if (!_files.Append(ListFiles.Overlay(Next.Overlay), _new.Bytes, DeltaBlock.Length))
            return false;

        Next.AddBlock(_new);
        _new.Begin(_edition, _edition.Base, Next.Blocks);
        return true;
    }

    private MergeState Check()
    {
        if (!ReadBlock(Next, _checked++))
            return MergeState.FlashFailed;
        return _checked == Next.Blocks ? MergeState.Merged : MergeState.Working;
    }

    private bool ReadBlock(ListSelector selector, int number) =>
        _files.Read(ListFiles.Overlay(selector.Overlay), number * DeltaBlock.Length, _old.Bytes, DeltaBlock.Length) == DeltaBlock.Length
        && _old.IsGenuine(_crypto, _macKey)
        && selector.Names(_old, number);
}
