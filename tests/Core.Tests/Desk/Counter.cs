using System.Collections.Generic;
using System.Linq;
using System.Text;
using Terminal.Board;
using Terminal.Board.Storage;
using Terminal.Core.Cards;
using Terminal.Core.Keys;
using Terminal.Core.Parameters;
using Terminal.Core.Ports;
using Terminal.Flows;

namespace Terminal.Tests.Desk;

/// <summary>
/// A shop's counter in virtual time: the whole Core over simple parts and a flash that fails on command, a merchant who reacts to what the screen
/// says, and an acquirer with a ledger. <see cref="Trade"/> runs until all sales are done and nothing is owed, through every power cut.
/// </summary>
public sealed class Counter : IDisplay, IKeypad, ICardReader, IPrinter, ISignal, IHeap
{
    public static readonly byte[] Master = Encoding.ASCII.GetBytes("0123456789abcdef0123456789ABCDEF");

    /// <summary>The card on the stop list that the terminal holds under <see cref="Terms.Offline"/> and <see cref="Terms.Selected"/>.</summary>
    public const string ListedCard = "9990000000000045";

    private static readonly Encoding CodePage866 = CodePagesEncodingProvider.Instance.GetEncoding(866)!;

    private readonly DeskCrypto _crypto = new();
    private readonly KeyRing _ring;
    private readonly VirtualClock _clock = new();
    private readonly DeviceBoard _board;
    private readonly List<string> _slip = [];
    private readonly Queue<char> _keys = new();
    private string _answered = "";
    private int _sold;
    private DateTime _closes;
    private DateTime _idles;
    private int _calls;
    private bool _isSwipeDue;
    private bool _isDark;

    public Counter(int blocks = 64, string language = "en", Terms terms = Terms.Online)
    {
        Flash = new Flash(blocks);
        _board = new DeviceBoard(_clock, Flash);
        _ring = new KeyRing(_crypto, Master);
        Acquirer = new ScriptedAcquirer(_crypto, _ring, _clock);
        StopList = new ListPublisher(_crypto, _ring, _clock);
        byte[] keys = new byte[KeyFile.Length];
        KeyFile.Write(_crypto, 1, Master, keys);
        Flash.Put(KeyFile.Name, keys);
        Flash.Put(ParameterFile.Name, SampleParameters.File(_crypto, language, terms));
        if (terms is Terms.Offline or Terms.Selected)
            SampleList.Put(_board.Flash.Mount(), _crypto, _ring, ListedCard);
    }

    public VirtualClock Clock => _clock;

    public Flash Flash { get; }

    /// <summary>The board under the flash; its printer prints where <see cref="Driver"/> drives it.</summary>
    public DeviceBoard Board => _board;

    /// <summary>Makes the driver of the board's own printer at each start; null for a simple printer that is at hand here.</summary>
    public Func<IPrinter>? Driver { get; set; }

    /// <summary>Keys that somebody who does nothing else presses from READY on, one a second; null for the merchant who sells.</summary>
    public Queue<char>? Idly { get; set; }

    /// <summary>What happens when a screen is shown.</summary>
    public Action<string> Showing { get; set; } = _ => { };

    public ScriptedAcquirer Acquirer { get; }

    /// <summary>What the acquirer may offer as its stop list.</summary>
    public ListPublisher StopList { get; }

    /// <summary>Amounts to be sold, in minor units, each its own.</summary>
    public List<long> Amounts { get; } = [];

    /// <summary>What the merchant presses when the screen shows a fragment; looked at before the ordinary answers.</summary>
    public List<(string Fragment, char Key)> Answers { get; } = [];

    /// <summary>What the merchant types, key after key, once a screen shows a fragment.</summary>
    public Dictionary<string, string> Typed { get; } = [];

    /// <summary>Keys pressed at READY once all amounts are sold, an entry at a time: the way into a menu, or a further amount.</summary>
    public Queue<string> Acts { get; } = new();

    /// <summary>The time, UTC. A day begins at noon.</summary>
    public DateTime Now => _clock.UtcNow;

    /// <summary>What happens as an act begins.</summary>
    public Action Acting { get; set; } = () => { };

    /// <summary>A card is swiped when a screen shows this.</summary>
    public string SwipeAt { get; set; } = "Swipe the card";

    /// <summary>Stripes of the coming cards; <see cref="Track2"/> when it is empty.</summary>
    public Queue<string> Tracks { get; } = new();

    /// <summary>Keys pressed at the first READY of a day, before the amounts.</summary>
    public string Opening { get; set; } = "";

    /// <summary>The merchant waits at READY until it holds.</summary>
    public Func<bool> MayOpen { get; set; } = () => true;

    /// <summary>What the voice desk says, call after call: a code, or nothing, which is a no. The right code when it is empty.</summary>
    public Queue<string> VoiceDesk { get; } = new();

    /// <summary>How many of the coming sales the merchant phones about first.</summary>
    public int Suspicions { get; set; }

    /// <summary>Whether the merchant begins the next sale though something is still to be sent.</summary>
    public bool IsHurried { get; set; }

    /// <summary>How many signatures the merchant refuses, and their identity documents too.</summary>
    public int Refusals { get; set; }

    public string Track2 { get; set; } = "9990000000000011=28121010000000000";

    public Queue<PrinterState> PrinterStates { get; } = new();

    /// <summary>Every screen that was shown, once as long as it stood.</summary>
    public List<string> Screens { get; } = [];

    /// <summary>Every slip that came out whole, as text.</summary>
    public List<string> Slips { get; } = [];

    /// <summary>Whether the display fails to show a screen.</summary>
    public Func<string, bool> Darkness { get; set; } = _ => false;

    /// <summary>What the merchant presses while the display is dark, one key at a time.</summary>
    public Queue<char> BlindKeys { get; } = new();

    /// <summary>Every sound that was played.</summary>
    public List<Sound> Sounds { get; } = [];

    /// <summary>What happens when the power comes back after a cut.</summary>
    public Action Restarting { get; set; } = () => { };

    /// <summary>Runs of the firmware in the last <see cref="Trade"/>.</summary>
    public int Runs { get; private set; }

    /// <summary>The power fails once, as soon as a screen shows this fragment.</summary>
    public string CutAt { get; set; } = "";

    /// <summary>Cards other than <see cref="Track2"/>, by the amount that they pay.</summary>
    public Dictionary<string, string> Others { get; } = [];

    /// <summary>What the acquirer has posted: number and amount.</summary>
    public string Books => Listed(Acquirer.Posted);

    /// <summary>The records in the flash.</summary>
    public int Records => Flash.Snapshot().Keys.Count(name => name.StartsWith("journal/0", StringComparison.Ordinal));

    /// <summary>What the acquirer has given back.</summary>
    public string Refunds => Listed(Acquirer.Refunded);

    /// <summary>What the acquirer holds.</summary>
    public string Holds => Listed(Acquirer.Held);

    /// <summary>Every request but the sign-ons: type, number and DE48.</summary>
    public string[] Sent => Acquirer.Requests.Where(r => !r.StartsWith("0800")).ToArray();

    public void AssertShown(string title, string body) =>
        Assert.IsTrue(
            Screens.Any(s => s.StartsWith(" " + title) && s.Contains(body)), $"No screen '{title}' with '{body}' among:\n{string.Join("--\n", Screens)}");

    public int Patience => 1000;

    private static string Listed(Dictionary<string, long> books) => string.Join(' ', books.OrderBy(p => p.Key).Select(p => $"{p.Key}={p.Value}"));

    public string Screen => Screens.Count == 0 ? "" : Screens[^1];

    /// <summary>Somebody presses a key, whatever the screen shows.</summary>
    public void Press(char key) => _keys.Enqueue(key);

    /// <summary>The shop is closed for so long.</summary>
    public void Pass(TimeSpan time) => _clock.Wait((int)time.TotalMilliseconds);

    /// <summary>Trades until the amounts are sold or refused and the outbox is empty.</summary>
    public void Trade()
    {
        Runs = 0;
        _closes = Now.AddDays(30);
        for (bool isOpen = true; isOpen; Runs++)
        {
            Assert.IsTrue(Runs < 20, "The terminal restarts without end; last screen: " + Screen);
            _board.RestorePower();
            _keys.Clear();
            _answered = "";
            try
            {
                new PaymentTerminal(this, this, this, Driver?.Invoke() ?? this, this, Acquirer, _board.Flash.Mount(), _clock, _crypto, Flash.Blocks) { Heap = this }.Run();
            }
            catch (PowerCutException)
            {
                _slip.Clear();
                _isSwipeDue = false;
                Restarting();
            }
            catch (ClosingTime)
            {
                _board.CutPower();
                isOpen = false;
            }
        }
    }

    bool IDisplay.Show(byte[] cells, byte inverse)
    {
        StringBuilder text = new();
        for (int row = 0; row < 8; row++)
            text.Append(CodePage866.GetString(cells, row * 21, 21).TrimEnd()).Append('\n');
        _isDark = Darkness(text.ToString());
        if (!_isDark && text.ToString() != Screen)
        {
            Screens.Add(text.ToString());
            Showing(text.ToString());
            _answered = "";
            if (CutAt.Length > 0 && Screen.Contains(CutAt))
            {
                CutAt = "";
                throw new PowerCutException();
            }
        }

        return !_isDark;
    }

    Key IKeypad.Read()
    {
        Assert.IsTrue(Now < _closes, "The day has no end; last screen: " + Screen);
        if (_keys.Count == 0)
            React();
        return _keys.Count == 0 ? Key.None : (Key)_keys.Dequeue();
    }

    Swipe ICardReader.Read(MagneticStripe stripe)
    {
        stripe.Clear();
        if (!_isSwipeDue)
            return Swipe.None;
        _isSwipeDue = false;
        string track = Tracks.Count > 0 ? Tracks.Dequeue() : _sold > 0 && Others.TryGetValue(Amounts[_sold - 1].ToString(), out string? other) ? other : Track2;
        stripe.Track2Length = Encoding.ASCII.GetBytes(track, stripe.Track2);
        return Swipe.Card;
    }

    int ICardReader.Patience => 1000;

    void ICardReader.Discard()
    {
    }

    PrinterState IPrinter.Ask() => PrinterStates.Count > 0 ? PrinterStates.Dequeue() : PrinterState.Ready;

    void IPrinter.Line(byte[] text, int offset, int length, LineStyle style) => _slip.Add(CodePage866.GetString(text, offset, length));

    PrinterState IPrinter.Finish()
    {
        PrinterState state = PrinterStates.Count > 0 ? PrinterStates.Dequeue() : PrinterState.Ready;
        if (state == PrinterState.Ready)
            Slips.Add(string.Join('\n', _slip));
        _slip.Clear();
        return state;
    }

    void ISignal.Play(Sound sound) => Sounds.Add(sound);

    uint IHeap.Free() => _board.FreeHeap;

    // Answers each screen once, as a merchant would.
    private void React()
    {
        if (_isDark)
        {
            if (BlindKeys.TryDequeue(out char pressed))
                _keys.Enqueue(pressed);
            return;
        }

        string screen = Screen;
        if (Idly is not null && (screen.StartsWith(" READY") || _idles != default))
        {
            Idle(Idly, screen);
            return;
        }

        if (screen == _answered || Idly is not null)
            return;
        _answered = screen;
        foreach ((string fragment, string keys) in Typed)
        {
            if (screen.Contains(fragment))
            {
                Typed.Remove(fragment);
                foreach (char key in keys)
                    _keys.Enqueue(key);
                return;
            }
        }

        foreach ((string fragment, char key) in Answers)
        {
            if (screen.Contains(fragment))
            {
                _keys.Enqueue(key);
                return;
            }
        }

        if (screen.StartsWith(" CALL THE ACQUIRER"))
        {
            Phone(screen);
            return;
        }

        if (Refusals > 0 && (screen.StartsWith(" SIGNATURE") || screen.StartsWith(" IDENTITY")))
        {
            Refusals -= screen.StartsWith(" IDENTITY") ? 1 : 0;
            _keys.Enqueue('C');
        }
        else if (screen.StartsWith(" READY") || screen.StartsWith(" ГОТОВ"))
            Begin(screen);
        else if (screen.Contains(SwipeAt) || screen.Contains("Swipe the card") || screen.Contains("Swipe any card") || screen.Contains("Проведите карту"))
            _isSwipeDue = true;
        else if (screen.Contains("D  ") || screen.Contains("D Enter") || screen.Contains("D Void") || screen.Contains("D Take") || screen.Contains("D Ввод"))
            _keys.Enqueue('D');
    }

    private void Idle(Queue<char> keys, string screen)
    {
        if (keys.Count == 0 && screen.StartsWith(" READY"))
            throw new ClosingTime();
        if (keys.Count == 0 || Now < _idles)
            return;
        _keys.Enqueue(keys.Dequeue());
        _idles = Now.AddSeconds(1);
    }

    // The desk has the terminal's voice key and hears what the merchant reads out.
    private void Phone(string screen)
    {
        byte[] pan = Encoding.ASCII.GetBytes(Track2[..Track2.IndexOf('=')]);
        long amount = long.Parse(screen.Split('\n')[5].Replace("EUR", "").Replace(".", "").Trim());
        byte[] code = Encoding.ASCII.GetBytes($"{_calls++ % 1000:D3}???");
        VoiceCode.Complete(_crypto, _ring, code, Encoding.ASCII.GetBytes("TERM0001"), amount, pan, pan.Length);
        string said = VoiceDesk.Count > 0 ? VoiceDesk.Dequeue() : Encoding.ASCII.GetString(code);
        foreach (char key in said == "?" ? "" : said.Length > 0 ? said + "D" : "C")
            _keys.Enqueue(key);
    }

    private void Begin(string screen)
    {
        bool isOwed = screen.Contains(" to be sent");
        if ((isOwed && !IsHurried) || screen.Contains("Not signed on") || !MayOpen())
        {
            // The terminal tries again by itself; the merchant only waits.
            _answered = "";
            return;
        }

        foreach (char key in Opening)
            _keys.Enqueue(key);
        Opening = "";
        if (_keys.Count > 0)
            return;
        if (_sold == Amounts.Count && Acts.Count > 0)
        {
            Acting();
            foreach (char key in Acts.Dequeue())
                _keys.Enqueue(key);
            return;
        }

        if (_sold == Amounts.Count && (isOwed || screen.Contains("Settlement under way") || screen.Contains("Report to be printed")))
        {
            _answered = "";
            return;
        }

        if (_sold == Amounts.Count)
            throw new ClosingTime();
        string keys = Suspicions > 0 ? "A4" : "";
        Suspicions -= keys.Length / 2;
        foreach (char key in keys + Amounts[_sold++])
            _keys.Enqueue(key);
    }

    private sealed class ClosingTime : Exception;
}
