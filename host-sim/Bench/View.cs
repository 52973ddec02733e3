using System.Collections.Generic;
using System.Linq;
using System.Threading;
using System.Threading.Tasks;

namespace Terminal.Bench;

/// <summary>What there is to see at the desk now. The desk writes it from many threads; each open page reads what is new to it.</summary>
internal sealed class View
{
    private const int MostExchanges = 50;
    private const int MostSlips = 20;

    private readonly Lock _lock = new();
    private readonly List<(long Version, ShownExchange Exchange)> _exchanges = [];
    private readonly SortedDictionary<int, (long Version, ShownSlip Slip)> _slips = [];
    private readonly Dictionary<string, (long Version, object Value)> _parts = [];
    private readonly HashSet<int> _torn = [];
    private TaskCompletionSource _changed = new(TaskCreationOptions.RunContinuationsAsynchronously);
    private long _version;
    private long _slipsVersion;
    private long _exchangesVersion;
    private int _exchangeCount;

    /// <summary>The cards of the tray; they do not change while the desk stands.</summary>
    public IReadOnlyList<ShownCard> Cards { get; init; } = [];

    /// <summary>The terminal's local time less UTC, in minutes.</summary>
    public int ZoneMinutes { get; init; }

    /// <summary>The merchant's password in the menu: of a test terminal, so no secret.</summary>
    public string MerchantPassword { get; init; } = "";

    /// <summary>The engineer's.</summary>
    public string EngineerPassword { get; init; } = "";

    /// <summary>Ends at the next change. Take it before reading, so that no change is missed.</summary>
    public Task Changed
    {
        get
        {
            lock (_lock)
            {
                return _changed.Task;
            }
        }
    }

    /// <summary>Shows the panel.</summary>
    public void Show(ShownScreen screen) => Put("screen", screen);

    /// <summary>Shows the switches.</summary>
    public void Show(ShownSwitches switches) => Put("switches", switches);

    /// <summary>Shows the buzzer.</summary>
    public void Show(ShownBuzzer buzzer) => Put("buzzer", buzzer);

    /// <summary>Shows the story.</summary>
    public void Show(ShownStory story) => Put("story", story);

    /// <summary>Shows what the voice desk said.</summary>
    public void Show(ShownVoice voice) => Put("voice", voice);

    /// <summary>Shows what the terminal owes.</summary>
    public void Show(ShownOwed owed) => Put("owed", owed);

    /// <summary>Shows the stop list.</summary>
    public void Show(ShownStopList list) => Put("list", list);

    /// <summary>Shows what the acquirer's operators must look at.</summary>
    public void Show(ShownOperator shown) => Put("operator", shown);

    /// <summary>Shows the acquirer's newest sales, the newest first.</summary>
    public void Show(IReadOnlyList<ShownSale> sales) => Put("sales", sales);

    /// <summary>Shows one exchange more.</summary>
    public void Show(ShownExchange exchange)
    {
        lock (_lock)
        {
            _exchangesVersion = ++_version;
            _exchanges.Add((_version, exchange));
            _exchangeCount++;
            if (_exchanges.Count > MostExchanges)
                _exchanges.RemoveAt(0);
            Tell();
        }
    }

    /// <summary>Shows a slip as it is now; one that was torn off does not come back.</summary>
    public void Show(ShownSlip slip)
    {
        lock (_lock)
        {
            if (_torn.Contains(slip.Id))
                return;
            _slipsVersion = ++_version;
            _slips[slip.Id] = (_version, slip);
            if (_slips.Count > MostSlips)
                _slips.Remove(_slips.Keys.First());
            Tell();
        }
    }

    /// <summary>Takes a cut slip off the roll.</summary>
    /// <returns>False when there is no such slip, or it is still being printed.</returns>
    public bool Tear(int slip)
    {
        lock (_lock)
        {
            if (!_slips.TryGetValue(slip, out (long Version, ShownSlip Slip) found) || !found.Slip.Cut)
                return false;
            _slips.Remove(slip);
            _torn.Add(slip);
            _slipsVersion = ++_version;
            Tell();
            return true;
        }
    }

    /// <summary>What changed after a version, as named events; <paramref name="version"/> becomes the newest.</summary>
    public IReadOnlyList<(string Name, object Value)> Since(ref long version)
    {
        lock (_lock)
        {
            long seen = version;
            var news = new List<(string, object)>();
            foreach ((string name, (long changed, object value)) in _parts)
            {
                if (changed > seen)
                    news.Add((name, value));
            }
            if (_slipsVersion > seen)
            {
                news.Add(("paper", new
                {
                    Present = _slips.Keys.ToArray(),
                    Changed = _slips.Values.Where(each => each.Version > seen).Select(each => each.Slip).ToArray(),
                }));
            }
            if (_exchangesVersion > seen)
            {
                news.Add(("exchanges", new
                {
                    Total = _exchangeCount,
                    Added = _exchanges.Where(each => each.Version > seen).Select(each => each.Exchange).ToArray(),
                }));
            }
            version = _version;
            return news;
        }
    }

    private void Put(string name, object value)
    {
        lock (_lock)
        {
            _parts[name] = (++_version, value);
            Tell();
        }
    }

    private void Tell()
    {
        TaskCompletionSource told = _changed;
        _changed = new(TaskCreationOptions.RunContinuationsAsynchronously);
        told.SetResult();
    }
}
