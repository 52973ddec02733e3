using Terminal.Core.Keys;
using Terminal.Core.Messages;
using Terminal.Core.Ports;

namespace Terminal.Core.StopList;

/// <summary>
/// Keeps the stop list up to date, a small step at a time, each with at most one look at the acquirer, so that keys stay responsive: a delta when one follows the list
/// held, and otherwise a new base, page by page. What was begun goes on after a power cut or a lost line.
/// </summary>
public sealed class ListUpdate
{
    private const int Minute = 60_000;
    private const int Hour = 60 * Minute;
    private const int Day = 24 * Hour;

    // A page that is wrong as it comes may be right the next time; one that stays wrong is not that of the manifest.
    private const int MostWrongPages = 3;

    private readonly HeldList _list;
    private readonly IHostLink _host;
    private readonly IFileStore _files;
    private readonly ICrypto _crypto;
    private readonly KeyRing _keys;
    private readonly IClock _clock;
    private readonly byte[] _terminal;
    private readonly FlashPlan _plan;
    private readonly Pacing _line;
    private readonly Pacing _flash;
    private OverlayMerge? _merge;
    private BaseDownload? _download;
    private bool _isStarted;
    private bool _needsBase;
    private bool _knowsDamage;
    private int _wrongPages;
    private long _nextLook;
    private long _newestSeen;

    /// <summary>Updates a list.</summary>
    /// <param name="list">The list, recovered.</param>
    /// <param name="host">Where deltas and bases come from.</param>
    /// <param name="files">The flash.</param>
    /// <param name="crypto">Checks what comes.</param>
    /// <param name="keys">The terminal's keys.</param>
    /// <param name="clock">Paces the attempts.</param>
    /// <param name="terminal">The terminal's identification, field 41.</param>
    /// <param name="plan">How much room there is.</param>
    public ListUpdate(HeldList list, IHostLink host, IFileStore files, ICrypto crypto, KeyRing keys, IClock clock, byte[] terminal, FlashPlan plan)
    {
        _list = list;
        _host = host;
        _files = files;
        _crypto = crypto;
        _keys = keys;
        _clock = clock;
        _terminal = terminal;
        _plan = plan;
        _line = new Pacing(clock);
        _flash = new Pacing(clock);
    }

    /// <summary>Whether an update is under way.</summary>
    public bool IsBusy => _merge is not null || _download is not null;

    /// <summary>Whether there is a step to take now.</summary>
    public bool IsDue => _line.IsDue && _flash.IsDue && (IsBusy || !_isStarted || HasNews);

    private bool HasNews => _clock.Uptime >= _nextLook || _list.Newest != _newestSeen || (_list.IsDamaged && !_knowsDamage);

    /// <summary>Takes one step, if one is due. Uses the list's page buffer, so a look-up may come before it and after it.</summary>
    public void Advance()
    {
        if (!IsDue)
            return;
        if (_merge is not null)
            Merge(_merge);
        else if (_download is not null)
            Download(_download);
        else if (!_isStarted)
            Start();
        else
            Look();
    }

    // A download that a power cut broke off goes on under the manifest that the flash holds. Without a selector either slot may have one.
    private void Start()
    {
        Recheck();
        _isStarted = !_list.Selector.IsUnread;
        if (!_isStarted)
        {
            _flash.Delay();
            return;
        }

        char slot = IdleSlot;
        Resume(slot);
        if (!_list.Selector.IsSet)
            Resume(ListFiles.Other(slot));
    }

    private void Resume(char slot)
    {
        BaseDownload download = NewDownload(slot);
        if (download.Resume() && IsWanted(download.Manifest) && (_download is null || download.Manifest.Version > _download.Manifest.Version))
            _download = download;
    }

    private void Recheck()
    {
        if (!_list.IsHeld || _list.IsDamaged || _list.Selector.IsUnread)
            _list.Recheck();
        _knowsDamage = _list.IsDamaged;
    }

    private void Look()
    {
        _newestSeen = _list.Newest;
        Recheck();
        if (_list.Selector.IsUnread)
        {
            // The slot that seems idle may be the one in use.
            LookAgain(0);
            _flash.Delay();
        }
        else if (_list.Selector.IsSet && !_list.IsBaseDamaged && !_needsBase)
            AskForDelta();
        else
            AskForBase();
    }

    private void AskForDelta()
    {
        OverlayMerge merge = new OverlayMerge(_files, _crypto, _keys, _list, _plan.OverlayBlocks);
        int length = Fetch(Signed(DocumentPath.Delta(_terminal, merge.From)), 0, merge.Incoming, DeltaBlock.Length);
        if (length == FetchStatus.Refused)
        {
            AskForBase();
        }
        else if (length >= 0)
        {
            _merge = merge;
            MergeState state = merge.Take(length, _clock.UtcNow);
            _needsBase = state == MergeState.Refused;
            Judge(state);
        }
    }

    private void Merge(OverlayMerge merge)
    {
        MergeState state = merge.Step();
        if (state == MergeState.WantsBlock)
        {
            int length = Fetch(Signed(DocumentPath.Delta(_terminal, merge.From)), merge.Offset, merge.Incoming, DeltaBlock.Length);
            if (length == FetchStatus.NoAnswer)
                return;
            state = length >= 0 ? merge.Take(length, _clock.UtcNow) : MergeState.Refused;
        }

        Judge(state);
    }

    private void Judge(MergeState state)
    {
        switch (state)
        {
            case MergeState.Working:
                return;
            case MergeState.Merged:
                Select(_merge!.Next);
                return;
            case MergeState.TooLarge:
                _needsBase = true;
                LookAgain(0);
                return;
            case MergeState.Damaged:
                LookAgain(0);
                return;
            case MergeState.Refused:
                // It may have been followed by another while it came.
                LookAgain(Minute);
                return;
            default:
                LookAgain(0);
                _flash.Delay();
                return;
        }
    }

    private void AskForBase()
    {
        BaseDownload begun = NewDownload(IdleSlot);
        bool isBegun = begun.Resume();
        BaseDownload download = NewDownload(IdleSlot);
        long held = _list.IsDamaged || _needsBase ? 0 : _list.Version;
        int length = Fetch(Signed(DocumentPath.Manifest(_terminal, held, _plan.SlotPages)), 0, _list.Page, RibbonPage.Length);
        if (length == FetchStatus.NoAnswer)
            return;
        if (length < 0 || !download.Read(length) || !IsWanted(download.Manifest))
        {
            _needsBase = false;
            LookAgain(IsWell ? Day : Hour);
            return;
        }

        if ((isBegun && begun.IsSame(download)) || download.Begin())
            _download = download;
        else
            _flash.Delay();
    }

    private void Download(BaseDownload download)
    {
        switch (download.Look())
        {
            case DownloadState.WantsBytes:
                GetBytes(download);
                break;
            case DownloadState.Checking:
                Conclude(download, download.Check());
                break;
            default:
                _flash.Delay();
                break;
        }
    }

    private void GetBytes(BaseDownload download)
    {
        Manifest manifest = download.Manifest;
        int length = Fetch(DocumentPath.Pages(manifest.List, manifest.Version, manifest.ResultBits), download.Offset, _list.Page, download.Wanted);
        if (length == FetchStatus.Refused)
        {
            download.Discard();
            LookAgain(Minute);
        }
        else if (length >= 0)
        {
            Conclude(download, download.Take(length));
        }
    }

    private void Conclude(BaseDownload download, DownloadState state)
    {
        switch (state)
        {
            case DownloadState.WantsBytes:
                _wrongPages = 0;
                _flash.Reset();
                break;
            case DownloadState.Complete:
                _needsBase = false;
                Select(download.Next());
                break;
            case DownloadState.WrongBytes:
                _line.Delay();
                if (++_wrongPages == MostWrongPages)
                    Conclude(download, DownloadState.Wrong);
                break;
            case DownloadState.Wrong:
                _wrongPages = 0;
                download.Discard();
                LookAgain(Hour);
                break;
            case DownloadState.FlashFailed:
                _flash.Delay();
                break;
        }
    }

    // Never back to what an older version would forget. The version held is taken once more only when its own base is damaged or its overlay of no use.
    private bool IsWanted(Manifest manifest)
    {
        ListEdition edition = new ListEdition();
        edition.Take(manifest);
        if (manifest.Pages > _plan.SlotPages || !edition.IsValidAt(_clock.UtcNow))
            return false;

        ListEdition held = _list.Edition;
        return !_list.Selector.IsSet
            || manifest.Version > held.Version
            || (manifest.List == held.List && manifest.Version == held.Version && manifest.Version > held.Base && (_needsBase || _list.IsDamaged))
            || (manifest.List == held.List && manifest.Version == held.Base && _list.IsBaseDamaged);
    }

    private void Select(ListSelector next)
    {
        LookAgain(0);
        _knowsDamage = false;
        if (!_list.Select(next))
        {
            _flash.Delay();
            return;
        }

        _flash.Reset();
        if (_list.Newest != 0 && _list.Version >= _list.Newest)
            _nextLook = _clock.Uptime + Day;
    }

    private void LookAgain(int milliseconds)
    {
        _merge = null;
        _download = null;
        _nextLook = _clock.Uptime + milliseconds;
    }

    private int Fetch(string path, int offset, byte[] buffer, int count)
    {
        int length = _host.Fetch(path, offset, buffer, count);
        if (length == FetchStatus.NoAnswer)
            _line.Delay();
        else
            _line.Reset();
        return length;
    }

    private string Signed(string path) => SignedPath.Sign(_crypto, _keys.MessageMac, path);

    private BaseDownload NewDownload(char slot) => new BaseDownload(_files, _crypto, _keys, _list, slot);

    private char IdleSlot => ListFiles.Other(_list.Selector.Base);

    private bool IsWell => _list.IsHeld && !_list.IsDamaged && _list.Version >= _list.Newest && _list.Edition.IsValidAt(_clock.UtcNow.AddTicks(System.TimeSpan.TicksPerDay));
}
