using System;
using System.Linq;
using System.Threading;
using Terminal.Acquirer;
using Terminal.Acquirer.Exchanges;
using Terminal.Board;
using Terminal.Flows;

namespace Terminal.Bench;

/// <summary>Watches the board, its flash and the acquirer, and shows on the page what changes there.</summary>
/// <param name="board">The board.</param>
/// <param name="acquirer">The acquirer.</param>
/// <param name="list">The desk of the stop list.</param>
/// <param name="operators">The desk of the operators.</param>
/// <param name="currency">That of the terminal.</param>
/// <param name="view">Where it is shown.</param>
internal sealed class Watch(DeviceBoard board, PaymentSwitch acquirer, ListDesk list, OperatorDesk operators, Currency currency, View view)
{
    // Of the acquirer's sales; the exchanges tell of the older ones.
    private const int SalesShown = 8;

    private readonly ChipReading _chip = new(board.Flash, currency);
    private long _nextLook;
    private int _beeps;

    /// <summary>Shows all there is, and from now on what changes.</summary>
    public void Begin()
    {
        board.Printer.Printed += new PaperRoll(view).Add;
        board.Display.Changed += ShowScreen;
        board.Buzzer.Changed += ShowBuzzer;
        board.PowerChanged += ShowScreen;
        board.Flash.Changed += ShowChip;
        acquirer.Exchanges.Published += ShowExchange;
        ShowScreen();
        ShowBuzzer(false);
        ShowBooks();
        ShowJournal();
        ShowList();
    }

    /// <summary>Shows the acquirer's sales, and what its operators must look at.</summary>
    public void ShowBooks()
    {
        view.Show([.. acquirer.Sales(SalesShown).Reverse().Select(sale => Telling.Of(sale, currency))]);
        operators.Show();
    }

    /// <summary>Shows the stop list at both ends.</summary>
    public void ShowList() => view.Show(list.Shown(_chip.StopList(), Interlocked.Read(ref _nextLook)));

    /// <summary>Shows that the terminal wanted to send and could not.</summary>
    public void ShowNotSent()
    {
        // That an advice did not leave either is no news, and why its sale was approved stays to be read.
        if (!_chip.IsAdvising)
            view.Show(Telling.NotSent);
    }

    private void ShowScreen()
    {
        byte[] pixels = board.Display.Pixels();
        byte[] packed = new byte[pixels.Length / 8];
        for (int i = 0; i < pixels.Length; i++)
            packed[i / 8] |= (byte)(pixels[i] << (7 - i % 8));
        view.Show(new ShownScreen(board.Display.Lit, Convert.ToBase64String(packed)));
    }

    private void ShowBuzzer(bool sounding)
    {
        if (sounding)
            _beeps++;
        view.Show(new ShownBuzzer(sounding, _beeps));
    }

    private void ShowExchange(Exchange exchange)
    {
        view.Show(Telling.Of(exchange));
        if (Telling.IsSignOn(exchange))
        {
            Interlocked.Exchange(ref _nextLook, exchange.Time.ToUnixTimeMilliseconds() + Setup.Renewal);
            ShowList();
        }
        if (Telling.Reason(exchange) is { } reason)
            view.Show(reason);
        ShowBooks();
    }

    private void ShowChip(string file)
    {
        if (file.StartsWith("journal/", StringComparison.Ordinal))
            ShowJournal();
        else if (file.StartsWith("list/selector", StringComparison.Ordinal))
            ShowList();
    }

    private void ShowJournal()
    {
        view.Show(_chip.Journal(out ShownStory? decided));
        if (decided is not null)
            view.Show(decided);
    }
}
