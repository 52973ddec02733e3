using System.Threading;
using Terminal.Acquirer;
using Terminal.Board.Storage;
using Terminal.Core;
using Terminal.Core.Journal;
using Terminal.Core.Keys;
using Terminal.Core.StopList;
using Terminal.Esp32;
using Terminal.Flows;

namespace Terminal.Bench;

/// <summary>
/// What the desk reads in the chip's flash, with the firmware's own code and keys: what the terminal owes, why it decided as it did, and which stop list it holds.
/// </summary>
/// <param name="flash">The chip's flash.</param>
/// <param name="currency">That of the terminal.</param>
internal sealed class ChipReading(Flash flash, Currency currency)
{
    private readonly Lock _lock = new();
    private readonly NativeCrypto _crypto = new();
    private readonly SaleRecord _record = new();
    private long _told;

    /// <summary>Whether what the terminal had to send at the last reading were advices and nothing else.</summary>
    public bool IsAdvising { get; private set; }

    /// <summary>What is owed to the acquirer.</summary>
    /// <param name="decided">A sale that the terminal has approved by itself since the last reading; null when there is none.</param>
    public ShownOwed Journal(out ShownStory? decided)
    {
        lock (_lock)
        {
            decided = null;
            return Read(out FlashCopy files) is { } keys ? Journal(files, keys, ref decided) : new ShownOwed(0, 0);
        }
    }

    /// <summary>The stop list that the terminal holds; null when it holds none that can be used.</summary>
    public ShownEdition? StopList()
    {
        lock (_lock)
        {
            if (Read(out FlashCopy files) is not { } keys)
                return null;
            var list = new HeldList(files, _crypto, keys);
            list.Recover();
            return list.IsHeld ? new ShownEdition(list.Version, list.Cards, list.Edition.Created * 1000) : null;
        }
    }

    private KeyRing? Read(out FlashCopy files)
    {
        files = new FlashCopy(flash.Snapshot());
        return Setup.TryReadKeys(files, _crypto, out KeyRing? keys) ? keys : null;
    }

    private ShownOwed Journal(FlashCopy files, KeyRing keys, ref ShownStory? decided)
    {
        var journal = new SaleJournal(files, _crypto, keys, new FlashPlan(flash.Blocks));
        journal.Recover(_record);
        long newest = journal.NextNumber - 1;
        if (newest != _told && journal.Read(newest, _record) && _record is { State: SaleState.Approved, IsAdvised: true })
        {
            _told = newest;
            decided = Telling.DecidedHere(currency.Format(_record.Amount), _record.AdviceReason, _record.DecisionReason);
        }
        _record.Clear();
        IsAdvising = journal.CountOf(SaleState.AdviceOwed) > 0 && journal.CountOf(SaleState.Intent) + journal.CountOf(SaleState.ReversalOwed) + journal.CountOf(SaleState.VoidOwed) == 0;
        return new ShownOwed(journal.CountOf(SaleState.ReversalOwed) + journal.CountOf(SaleState.VoidOwed), journal.CountOf(SaleState.AdviceOwed));
    }
}
