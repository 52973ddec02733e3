using System.Linq;
using System.Text;
using Terminal.Core.Ports;
using Terminal.Esp32;
using Terminal.Flows;

namespace Terminal.Tests.DeviceCost;

/// <summary>
/// Runs the whole terminal and answers its screens at a person's pace: keys 300 ms apart, a swipe after 3 seconds, a signature after 5. Looks over the display's
/// shoulder, which costs the terminal nothing.
/// </summary>
internal sealed class Merchant(Shop shop) : IDisplay
{
    private static readonly Encoding CodePage866 = CodePagesEncodingProvider.Instance.GetEncoding(866)!;

    private string _screen = "";
    private bool _isReady;
    private int _sales;

    /// <summary>What happens at READY, by how many sales were made before.</summary>
    public Action<int> AtReady { get; init; } = _ => { };

    public int SlipsSigned { get; private set; }

    /// <summary>Approvals with a code of the terminal's own.</summary>
    public int ApprovedHere { get; private set; }

    /// <summary>Runs from power-on until <see cref="Close"/>.</summary>
    public void Run()
    {
        try
        {
            new PaymentTerminal(this, shop.Wiring.Keypad, shop.Wiring.Reader, shop.Wiring.Printer, shop.Wiring.Signal,
                new Acquirer(shop.Crypto, shop.Keys), shop.Files, shop.Clock, shop.Crypto)
            { Heap = new Heap() }.Run();
        }
        catch (ClosingTime)
        {
            Tally.IsOn = false;
        }
    }

    /// <summary>Ends the run; called from within <see cref="AtReady"/>.</summary>
    public static void Close() => throw new ClosingTime();

    /// <summary>Keys an amount; the rest of the sale follows from its screens.</summary>
    public void Sell(string amount)
    {
        long at = shop.Time.Uptime;
        foreach (char key in amount + "D")
            shop.PressAt(at += 300, key);
    }

    bool IDisplay.Show(byte[] cells, byte inverse)
    {
        bool shown = shop.Wiring.Display.Show(cells, inverse);
        string screen = string.Concat(Enumerable.Range(0, 8).Select(row => CodePage866.GetString(cells, row * 21, 21).TrimEnd() + "\n"));
        if (screen != _screen)
        {
            _screen = screen;
            React();
        }

        return shown;
    }

    private void React()
    {
        long now = shop.Time.Uptime;
        bool isReady = Shows(" READY", " ГОТОВ") && !Shows("Not signed on", "Нет регистрации");
        bool wasReady = _isReady;
        _isReady = isReady;
        if (isReady && !wasReady)
            AtReady(_sales++);
        else if (Shows(" APPROVED") && Shows("F0000"))
            ApprovedHere++;
        else if (Shows("Swipe the card", "Проведите карту"))
            shop.Time.At(now + 3000, () => shop.Board.Reader.Swipe("B9990000000000011^TEST CARD 01^28121010000000000000", "9990000000000011=28121010000000000"));
        else if (Shows(" SIGNATURE", " ПОДПИСЬ"))
        {
            SlipsSigned++;
            shop.PressAt(now + 5000, 'D');
        }
    }

    private bool Shows(params string[] fragments) => fragments.Any(fragment => _screen.Contains(fragment, StringComparison.Ordinal));

    private sealed class ClosingTime : Exception;
}
