using System;
using Terminal.Core.Cards;
using Terminal.Core.Keys;
using Terminal.Core.Messages;
using Terminal.Core.Ports;

namespace Terminal.Core.Journal;

/// <summary>
/// Every sale, durable, and every question about them. What is owed, what is unfinished and the next number are read from the records, never counted apart.
/// </summary>
public sealed class SaleJournal
{
    private readonly FlashReserve _reserve;
    private readonly TerminalEpoch _epoch;
    private readonly SaleFiles _sales;
    private readonly SaleIndex _index;
    private readonly CardSums _sums;
    private readonly BatchClosing _closing;
    private int _stan;

    /// <summary>Opens the journal over a file store; nothing is read before <see cref="Recover"/>.</summary>
    /// <param name="files">The files in flash.</param>
    /// <param name="crypto">What seals the records.</param>
    /// <param name="keys">The keys for it.</param>
    /// <param name="plan">How much the board can keep.</param>
    public SaleJournal(IFileStore files, ICrypto crypto, KeyRing keys, FlashPlan plan)
    {
        Capacity = plan.Sales;
        RecordSeal seal = new RecordSeal(crypto, keys);
        _reserve = new FlashReserve(files);
        _epoch = new TerminalEpoch(files, seal);

        // The last sale may take two places: its own, and that of the attempt that it replaces.
        _sales = new SaleFiles(files, _reserve, seal, plan.Sales + 1);
        _index = _sales.Index;
        _sums = new CardSums(files, _reserve, seal, plan.Cards);
        _closing = new BatchClosing(files, _reserve, seal, _sales, _sums);
        _stan = TraceNumber.Draw(crypto);
    }

    /// <summary>Most sales that are kept; a full journal takes no new one.</summary>
    public int Capacity { get; }

    /// <summary>Sales in the journal.</summary>
    public int Count => _index.Count;

    /// <summary>Files that are neither a whole record nor a cut write: something for an engineer. They are left as they are.</summary>
    public int Damaged => _sales.Damaged + _closing.Damaged;

    /// <summary>The epoch, the batch and whether the terminal has signed on at all.</summary>
    public TerminalEpoch Epoch => _epoch;

    /// <summary>The settlement under way, or the last one.</summary>
    public BatchClosing Closing => _closing;

    /// <summary>The batch that new sales belong to: the acquirer's, or the one after the batch that is being settled.</summary>
    public int Batch =>
        _closing.Phase == ClosingPhase.None || BatchNumber.IsBefore(_closing.Ours.Batch, _epoch.Batch) ? _epoch.Batch : BatchNumber.Next(_closing.Ours.Batch);

    /// <summary>The number after the highest one ever used here or known to the acquirer.</summary>
    public long NextNumber
    {
        get
        {
            long highest = _sales.HighestNumber > _epoch.Counter ? _sales.HighestNumber : _epoch.Counter;
            return (highest > _closing.LastNumber ? highest : _closing.LastNumber) + 1;
        }
    }

    /// <summary>The next STAN, 1 to 999999 (ISO 8583 field 11).</summary>
    public int NextStan() => _stan = TraceNumber.After(_stan, 1);

    /// <summary>Reads what the flash holds, and clears away what a cut write left.</summary>
    /// <param name="record">Used as work space and wiped.</param>
    /// <returns>False when the flash does not even say which sales there are, or in which epoch and batch: the terminal must not sell, and reads again.</returns>
    public bool Recover(SaleRecord record)
    {
        bool isGiven = _epoch.Recover() && _closing.Recover();
        if (isGiven && _closing.IsLost)
        {
            // Nobody knows where the numbers ended, and none must be used twice.
            _epoch.Lose();
        }

        return isGiven && _sales.Recover(record);
    }

    /// <summary>
    /// Whether a new sale can be taken through all its steps: a place in the index, two numbers that field 37 can carry, and flash kept back for four more generations.
    /// </summary>
    public bool HasRoom()
    {
        for (int i = Count - 2; i >= 0 && Count >= Capacity; i--)
        {
            if (IsNothing(_index.StateAt(i)))
            {
                _sales.Delete(i);
            }
        }

        return Count < Capacity && NextNumber < SaleRecord.LastNumber && _reserve.IsKept();
    }

    /// <summary>Writes a sale's next generation; on return it is durable.</summary>
    /// <returns>False when the flash refused it, or there is no place: what stood before still stands.</returns>
    public bool Write(SaleRecord record) => _sales.Write(record);

    /// <summary>Deletes one superseded generation, if there is any: at rest, for it costs the device twice what writing costs, and the next step of a sale overwrites it anyway.</summary>
    public void Tidy() => _sales.Tidy();

    /// <summary>Finds the oldest sale in a state.</summary>
    /// <param name="state">The state.</param>
    /// <param name="above">Only numbers above this one are looked at.</param>
    /// <returns>Its number, or 0 when there is none.</returns>
    public long Oldest(SaleState state, long above = 0) => _index.Oldest(state, above);

    /// <summary>Finds the oldest of a kind in a state.</summary>
    /// <param name="kind">The kind.</param>
    /// <param name="state">The state.</param>
    /// <param name="above">Only numbers above this one are looked at.</param>
    /// <returns>Its number, or 0 when there is none.</returns>
    public long Oldest(SaleKind kind, SaleState state, long above) => _index.Oldest(kind, state, above);

    /// <summary>Finds the newest that stands of a card: made, and not undone. It may be of another card with the same half of a digest.</summary>
    /// <param name="cardDigest">A <see cref="Cards.CardDigest"/>.</param>
    /// <param name="below">Only numbers below this one are looked at.</param>
    /// <returns>Its number, or 0 when there is none.</returns>
    public long NewestMade(byte[] cardDigest, long below) => _index.NewestMade(cardDigest, below);

    /// <summary>Whether a card bought for the same amount since a moment, and the sale stands.</summary>
    /// <param name="cardDigest">A <see cref="Cards.CardDigest"/>.</param>
    /// <param name="amount">Minor units.</param>
    /// <param name="since">UTC.</param>
    public bool HasTwin(byte[] cardDigest, long amount, DateTime since) => _index.HasTwin(cardDigest, amount, since);

    /// <summary>Whether there is a record of a number.</summary>
    public bool Has(long number) => _index.PlaceOf(number) >= 0;

    /// <summary>Finds the newest sale below a number.</summary>
    /// <returns>Its number, or 0 when there is none.</returns>
    public long NewestBelow(long number) => _index.NewestBelow(number);

    /// <summary>Finds the oldest sale above a number of which a slip has not been printed.</summary>
    /// <returns>Its number, or 0 when there is none.</returns>
    public long OldestOwingPaper(long above) => _index.OldestOwingPaper(above);

    /// <summary>Counts the sales in a state.</summary>
    public int CountOf(SaleState state) => _index.CountOf(state);

    /// <summary>Counts those of a kind in a state.</summary>
    public int CountOf(SaleKind kind, SaleState state) => _index.CountOf(kind, state);

    /// <summary>
    /// The number of the sale about which the merchant is to phone; 0 when there is none: a newer sale cancels the call, also one that was settled and deleted meanwhile, and one that cannot be read
    /// may be what came of it.
    /// </summary>
    public long PendingCall
    {
        get
        {
            long newest = _index.Highest;
            return newest > _sales.HighestDamaged && newest >= _closing.LastNumber && _index.StateAt(_index.PlaceOf(newest)) == SaleState.Referred ? newest : 0;
        }
    }

    /// <summary>Whether an approval code of the voice desk has been used for the card and the amount of a sale.</summary>
    /// <param name="code">Six ASCII digits.</param>
    /// <param name="sale">The sale for which it is keyed now.</param>
    public bool HasUsed(byte[] code, SaleRecord sale) => _index.HasUsed(code, sale);

    /// <summary>Sales approved here whose advice the acquirer has not taken yet; none that was approved by telephone.</summary>
    public int OfflineCount => _index.Unadvised(out _);

    /// <summary>Their sum in minor units.</summary>
    public long OfflineTotal
    {
        get
        {
            _index.Unadvised(out long total);
            return total;
        }
    }

    /// <summary>What one card has bought offline since a moment, advised or not, voids left out; minor units.</summary>
    /// <param name="cardDigest">A <see cref="Cards.CardDigest"/>.</param>
    /// <param name="since">UTC.</param>
    public long OfflineSum(byte[] cardDigest, DateTime since)
    {
        CountOffline(cardDigest, since, out long sum);
        return sum;
    }

    /// <summary>In how many sales a card has bought that.</summary>
    /// <param name="cardDigest">A <see cref="Cards.CardDigest"/>.</param>
    /// <param name="since">UTC.</param>
    public int OfflineCountOf(byte[] cardDigest, DateTime since) => CountOffline(cardDigest, since, out _);

    /// <summary>Whether a reversal or void of a sale of this card is still to be sent.</summary>
    /// <param name="cardDigest">A <see cref="Cards.CardDigest"/>.</param>
    public bool OwesReversalOf(byte[] cardDigest) => _index.OwesReversalOf(cardDigest);

    /// <summary>Reads a sale.</summary>
    /// <returns>False when the flash does not give it whole.</returns>
    public bool Read(long number, SaleRecord record) => _sales.Read(number, record);

    /// <summary>Counts the open batch, or an older one of which there still are sales, from its records.</summary>
    /// <param name="summary">A new one.</param>
    /// <param name="record">Used as work space and wiped.</param>
    /// <param name="products">The BIN table.</param>
    /// <returns>False when a record could not be read.</returns>
    public bool Summarise(BatchSummary summary, SaleRecord record, CardProduct[] products)
    {
        summary.Batch = Batch;
        summary.After = _closing.LastNumber;
        summary.LastNumber = NextNumber - 1;
        summary.Damaged = Damaged;
        bool isFirst = true;
        bool isRead = true;
        int place = _index.FirstOfBatch(_closing.LastNumber);
        while (isRead && place < Count)
        {
            long number = _index.NumberAt(place);
            isRead = Read(number, record);
            if (isRead && !isFirst && record.Batch != summary.Batch)
            {
                summary.LastNumber = number - 1;
                break;
            }

            isFirst = false;
            summary.Batch = record.Batch;
            summary.Count(record, products);
            place = _index.FirstOfBatch(number);
        }

        record.Clear();
        return isRead;
    }

    /// <summary>Whether the open batch has any record.</summary>
    public bool HasOpenSales => _index.FirstOfBatch(_closing.LastNumber) < Count;

    /// <summary>Whether the open batch has a record from before a moment.</summary>
    /// <param name="utc">The moment.</param>
    public bool HasOpenSalesFrom(DateTime utc)
    {
        int place = _index.FirstOfBatch(_closing.LastNumber);
        return place < Count && _index.IsBefore(place, utc);
    }

    /// <summary>Begins the settlement of a batch: from here on new sales belong to the next.</summary>
    /// <returns>False when the flash refused it.</returns>
    public bool BeginClosing(BatchSummary summary)
    {
        int stan = NextStan();
        if (!_closing.Begin(summary, stan))
        {
            return false;
        }

        _stan = _closing.StanOf(_closing.UploadLength + 1);
        return true;
    }

    // Once a batch is settled its offline sales are in the sums alone, though some of its records may still be there.
    private int CountOffline(byte[] cardDigest, DateTime since, out long sum)
    {
        int card = SaleIndex.CardOf(cardDigest);
        uint from = JournalTime.Of(since);
        int settled = _sums.Find(card, from, out long settledSum);
        int count = _index.OfflineOf(card, from, _closing.Phase == ClosingPhase.Settled ? _closing.LastNumber : 0, out sum);
        sum += settledSum;
        return count + settled;
    }

    // Not made, and on no report.
    private static bool IsNothing(SaleState state) => state is SaleState.Declined or SaleState.Referred or SaleState.Ended;
}
