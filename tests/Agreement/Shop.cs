using System.Collections.Generic;
using System.IO;
using System.Linq;
using System.Text;
using Terminal.Acquirer;
using Terminal.Acquirer.Cards;
using Terminal.Acquirer.Seeds;
using Terminal.Board;
using Terminal.Core.Cards;
using Terminal.Core.Ports;
using Terminal.Flows;

namespace Terminal.Tests.Agreement;

/// <summary>
/// A shop in virtual time: the whole payment terminal over the simplest parts, a merchant who answers its screens, and the acquirer host at the other end of the
/// line. Every message of both is kept: these are the bytes that production code sends.
/// </summary>
internal sealed class Shop : IDisplay, IKeypad, ICardReader, IPrinter, ISignal, IHostLink, IDisposable
{
    private const string TerminalId = "TERM0001";

    private readonly DirectoryInfo _folder = Directory.CreateTempSubdirectory("terminal-shop-");
    private readonly VirtualClock _clock = new();
    private readonly DeviceBoard _board;
    private readonly Queue<Purchase> _purchases = new();
    private readonly Queue<char> _keys = new();
    private Purchase _purchase;
    private string _screen = "";
    private string _answered = "";
    private bool _isSwipeDue;
    private int _lost;
    private bool _isRequestLost;
    private bool _isAdviceLost;

    public Shop()
    {
        Acquirer = new PaymentSwitch(Path.Combine(_folder.FullName, "acquirer.db"), Seed.Default, new HostTime(_clock));
        _board = new DeviceBoard(_clock);
        TerminalFiles files = TerminalFiles.Of(Seed.Default, TerminalId);
        _board.Flash.Put(TerminalFiles.KeyName, files.Key);
        _board.Flash.Put(TerminalFiles.ParametersName, files.Parameters);
        _purchase = new Purchase(TestCards.Of(Seed.Default)[0], 0);
    }

    public PaymentSwitch Acquirer { get; }

    /// <summary>Every request that left the terminal and every answer that left the host, in order.</summary>
    public List<byte[]> Messages { get; } = [];

    public int Patience => 1000;

    /// <summary>Signs on, tries each purchase and waits until the terminal owes nothing.</summary>
    public void Trade(params Purchase[] purchases)
    {
        foreach (Purchase purchase in purchases)
            _purchases.Enqueue(purchase);
        try
        {
            new PaymentTerminal(this, this, this, this, this, this, _board.Flash.Mount(), _clock, HostCrypto.Instance).Run();
        }
        catch (ClosingTime)
        {
            _board.CutPower();
        }
    }

    public void Dispose()
    {
        Acquirer.Dispose();
        _folder.Delete(true);
    }

    int IHostLink.Fetch(string path, int offset, byte[] buffer, int count) => FetchStatus.NoAnswer;

    Delivery IHostLink.Exchange(byte[] request, int requestLength, byte[] response, out int responseLength)
    {
        responseLength = 0;
        byte[] sent = request[..requestLength];
        Messages.Add(sent);
        if (_isRequestLost)
        {
            _isRequestLost = false;
            return Delivery.Unknown;
        }

        Reply reply = Acquirer.HandleAsync(sent).GetAwaiter().GetResult();
        Assert.AreEqual(200, reply.Status, reply.Text);
        Messages.Add(reply.Message);
        if (_isAdviceLost && sent.AsSpan().StartsWith("022"u8))
        {
            _isAdviceLost = false;
            return Delivery.Unknown;
        }

        if (_lost > 0)
        {
            _lost--;
            return Delivery.Unknown;
        }

        reply.Message.CopyTo(response, 0);
        responseLength = reply.Message.Length;
        return Delivery.Answer;
    }

    bool IDisplay.Show(byte[] cells, byte inverse)
    {
        string screen = string.Concat(Enumerable.Range(0, 8).Select(row => Encoding.ASCII.GetString(cells, row * 21, 21).TrimEnd() + "\n"));
        if (screen != _screen)
            _answered = "";
        _screen = screen;
        return true;
    }

    Key IKeypad.Read()
    {
        if (_keys.Count == 0 && _screen != _answered)
        {
            _answered = _screen;
            React();
        }

        return _keys.Count == 0 ? Key.None : (Key)_keys.Dequeue();
    }

    Swipe ICardReader.Read(MagneticStripe stripe)
    {
        stripe.Clear();
        if (!_isSwipeDue)
            return Swipe.None;
        _isSwipeDue = false;
        stripe.Track2Length = Encoding.ASCII.GetBytes(_purchase.Card.Track2, stripe.Track2);
        return Swipe.Card;
    }

    int ICardReader.Patience => 1000;

    void ICardReader.Discard()
    {
    }

    PrinterState IPrinter.Ask() => PrinterState.Ready;

    void IPrinter.Line(byte[] text, int offset, int length, LineStyle style)
    {
    }

    PrinterState IPrinter.Finish() => PrinterState.Ready;

    void ISignal.Play(Sound sound)
    {
    }

    // Answers each screen once, as a merchant would.
    private void React()
    {
        if (_screen.StartsWith(" READY", StringComparison.Ordinal))
            Begin();
        else if (_screen.Contains("Swipe the card", StringComparison.Ordinal))
            Present(_purchase.Card);
        else if (_screen.Contains("or swipe the", StringComparison.Ordinal))
            _isSwipeDue = true;
        else if (_screen.StartsWith(" CALL THE ACQUIRER", StringComparison.Ordinal))
            Phone();
        else if (_purchase.IsRefused && (_screen.StartsWith(" SIGNATURE", StringComparison.Ordinal) || _screen.StartsWith(" IDENTITY", StringComparison.Ordinal)))
            Press("C");
        else if (_screen.Contains("D  ", StringComparison.Ordinal) || _screen.Contains("D Enter", StringComparison.Ordinal)
            || _screen.Contains("D Void", StringComparison.Ordinal) || _screen.Contains("D Take", StringComparison.Ordinal))
            Press("D");
    }

    private void Begin()
    {
        if (_screen.Contains(" to be sent", StringComparison.Ordinal))
        {
            // The terminal tries again by itself; the merchant only waits.
            _answered = "";
            return;
        }

        if (!_purchases.TryDequeue(out Purchase? next))
            throw new ClosingTime();
        _purchase = next;
        _lost = next.Lost;
        _isRequestLost = next.IsRequestLost;
        _isAdviceLost = next.IsAdviceLost;
        if (next.Strange is not null)
            Assert.AreEqual(200, Acquirer.HandleAsync(next.Strange).GetAwaiter().GetResult().Status);
        Press(next.Keys.Length > 0 ? next.Keys : next.Amount.ToString());
    }

    private void Phone()
    {
        VoiceAnswer answer = Acquirer.VoiceDesk.AskAsync(TerminalId, Encoding.ASCII.GetBytes(_purchase.Card.Number), _purchase.Amount).GetAwaiter().GetResult();
        Assert.IsTrue(answer.IsApproved, answer.Text);
        Press(answer.Code + "D");
    }

    private void Present(TestCard card)
    {
        if (_purchase.IsKeyed)
            Press($"{card.Number}D{card.Expiry[2..]}{card.Expiry[..2]}D");
        else
            _isSwipeDue = true;
    }

    private void Press(string keys)
    {
        foreach (char key in keys)
            _keys.Enqueue(key);
    }

    private sealed class HostTime(VirtualClock clock) : TimeProvider
    {
        public override DateTimeOffset GetUtcNow() => new(clock.UtcNow, TimeSpan.Zero);
    }

    private sealed class ClosingTime : Exception;
}
