using System;
using Terminal.Core.Cards;
using Terminal.Core.Messages;
using Terminal.Core.Money;
using Terminal.Core.Ports;
using Terminal.Core.Texts;

namespace Terminal.Flows;

/// <summary>
/// The conversation with the merchant: shows a screen and waits for a key, a card or the end of patience. A question that must be answered
/// while the display is dark is asked on paper.
/// </summary>
public sealed class Dialogue
{
    /// <summary>How long a prompt before the decision waits before the sale is given up, in milliseconds.</summary>
    public const int Patience = 60_000;

    /// <summary>For prompts that must be answered: the sale has been decided.</summary>
    public const int Forever = int.MaxValue;

    /// <summary>How long a notice stays, unless a key ends it, in milliseconds.</summary>
    public const int Notice = 20_000;

    // A display that went dark under a question, or came back, is noticed this soon.
    private const int Glance = 10_000;

    private readonly IDisplay _display;
    private readonly IKeypad _keypad;
    private readonly ICardReader _reader;
    private readonly IPrinter _printer;
    private readonly ISignal _signal;
    private readonly IClock _clock;
    private readonly byte[] _line = new byte[Screen.Columns];
    private bool _isSilent;

    /// <summary>Talks over these parts.</summary>
    public Dialogue(IDisplay display, IKeypad keypad, ICardReader reader, IPrinter printer, ISignal signal, IClock clock)
    {
        _display = display;
        _keypad = keypad;
        _reader = reader;
        _printer = printer;
        _signal = signal;
        _clock = clock;
    }

    /// <summary>Language of the screens.</summary>
    public Language Language { get; set; }

    /// <summary>The currency of <see cref="Amount"/>.</summary>
    public Currency Currency { get; set; } = new Currency(0, "", 2);

    /// <summary>The words of screens and receipts.</summary>
    public Phrasebook Phrases { get; } = new Phrasebook();

    /// <summary>The screen being composed.</summary>
    public Screen Screen { get; } = new Screen();

    /// <summary>Whether every screen is to say that this is training.</summary>
    public bool IsTraining { get; set; }

    /// <summary>Whether the display took the last screen.</summary>
    public bool IsShown { get; private set; }

    /// <summary>Whether nobody answered the last question in its time, or nobody could see it: the flows go back to rest.</summary>
    public bool IsLeft => _isSilent || !IsShown;

    /// <summary>What the last <see cref="AwaitCard"/> brought.</summary>
    public MagneticStripe Stripe { get; } = new MagneticStripe();

    /// <summary>Composes a screen: title, body from the third row on, keys in the last row.</summary>
    public Dialogue Say(Text title, Text body, Text keys)
    {
        Screen.Begin(Phrases.Of(title, Language));
        if (IsTraining)
        {
            Screen.Warn(Phrases.Of(Text.TrainingTitle, Language));
        }

        Screen.Write(2, 0, Phrases.Of(body, Language));
        Screen.Write(7, 0, Phrases.Of(keys, Language));
        return this;
    }

    /// <summary>Composes a screen of choices: title, up to six of them from the second row on, keys in the last row.</summary>
    public Dialogue Offer(Text title, Text choices, Text keys)
    {
        Screen.Begin(Phrases.Of(IsTraining ? Text.TrainingTitle : title, Language));
        Screen.Write(1, 0, Phrases.Of(choices, Language));
        Screen.Write(7, 0, Phrases.Of(keys, Language));
        return this;
    }

    /// <summary>Offers choices on one page or two, between which B leads, until the merchant has chosen.</summary>
    /// <param name="title">The title.</param>
    /// <param name="choices">The first page.</param>
    /// <param name="more">The second; <see cref="Text.NoKeys"/> for none.</param>
    /// <param name="isMore">Whether the second page shows; kept for the next time.</param>
    /// <returns>A digit, whichever page it stands on; <see cref="Key.Cancel"/>; or <see cref="Key.None"/> after a minute, and when nobody can see the screen.</returns>
    public Key Choose(Text title, Text choices, Text more, ref bool isMore)
    {
        while (true)
        {
            Offer(title, isMore ? more : choices, more == Text.NoKeys ? Text.KeysBack : Text.KeysMenu).Show();
            Key key = IsShown ? AwaitKey(Patience) : Key.None;
            if (key == Key.None || key == Key.Cancel || (key >= Key.Digit0 && key <= Key.Digit9))
            {
                return key;
            }

            isMore = more != Text.NoKeys && key == Key.Up ? !isMore : isMore;
        }
    }

    /// <summary>Offers choices on one page; as the other <c>Choose</c>.</summary>
    public Key Choose(Text title, Text choices)
    {
        bool isMore = false;
        return Choose(title, choices, Text.NoKeys, ref isMore);
    }

    /// <summary>Adds a text from a row down.</summary>
    public Dialogue Add(int row, Text text)
    {
        Screen.Write(row, 0, Phrases.Of(text, Language));
        return this;
    }

    /// <summary>Adds an amount in the middle of a row.</summary>
    public Dialogue Amount(int row, long amount)
    {
        int length = Core.Money.Amount.Write(amount, Currency.Exponent, _line, 0);
        _line[length++] = (byte)' ';
        byte[] letters = Currency.Letters;
        Array.Copy(letters, 0, _line, length, letters.Length);
        Screen.Centre(row, _line, length + letters.Length);
        return this;
    }

    /// <summary>Adds code-page bytes in the middle of a row.</summary>
    public Dialogue Centre(int row, byte[] text) => Centre(row, text, text.Length);

    /// <summary>Adds the first code-page bytes of an array in the middle of a row.</summary>
    public Dialogue Centre(int row, byte[] text, int length)
    {
        Screen.Centre(row, text, length);
        return this;
    }

    /// <summary>Adds a number at the end of a row.</summary>
    /// <param name="row">The row.</param>
    /// <param name="count">0 to 999999.</param>
    public Dialogue Count(int row, int count)
    {
        int digits = 1;
        for (int rest = count; rest >= 10; rest /= 10)
        {
            digits++;
        }

        Digits.Write(count, _line, 0, digits);
        Screen.Right(row, _line, digits);
        return this;
    }

    /// <summary>Sends the composed screen to the display. A dead display changes nothing of what is decided.</summary>
    public Dialogue Show()
    {
        IsShown = _display.Show(Screen.Cells, Screen.Inverse);
        return this;
    }

    /// <summary>Shows a notice with a sound and waits until a key is pressed or the notice has stood long enough.</summary>
    public void Tell(Sound sound)
    {
        Show();
        _signal.Play(sound);
        AwaitKey(Notice);

        // A notice that went by is no question.
        _isSilent = false;
    }

    /// <summary>Plays a sound.</summary>
    public void Sound(Sound sound) => _signal.Play(sound);

    /// <summary>Waits for a key.</summary>
    /// <returns><see cref="Key.None"/> when the time has passed.</returns>
    public Key AwaitKey(int milliseconds) => Await(milliseconds, false, out _);

    /// <summary>
    /// Waits for one of two keys, or of three; others are ignored. The screen is shown anew from time to time; one that must be answered
    /// (<see cref="Forever"/>) and cannot be shown is printed once.
    /// </summary>
    /// <returns>The key, or <see cref="Key.None"/> when the time has passed.</returns>
    public Key AwaitChoice(int milliseconds, Key first, Key second, Key third = Key.None)
    {
        long deadline = _clock.Uptime + milliseconds;
        bool isToBePrinted = milliseconds == Forever;
        while (true)
        {
            isToBePrinted = isToBePrinted && (IsShown || !PrintScreen());
            long left = deadline - _clock.Uptime;
            Key key = AwaitKey(left > Glance ? Glance : left > 0 ? (int)left : 0);
            if (key == Key.None ? left <= Glance : key == first || key == second || key == third)
            {
                return key;
            }

            Show();
        }
    }

    /// <summary>Waits for a swipe or a key.</summary>
    /// <param name="milliseconds">How long.</param>
    /// <param name="key">The key that ended it, or <see cref="Key.None"/>.</param>
    /// <returns>What was swiped, in <see cref="Stripe"/>.</returns>
    public Swipe AwaitCard(int milliseconds, out Key key)
    {
        key = Await(milliseconds, true, out Swipe swipe);
        return swipe;
    }

    /// <summary>Forgets cards swiped and keys pressed while nobody asked.</summary>
    public void Discard()
    {
        DiscardCards();
        while (_keypad.Read() != Key.None)
        {
        }
    }

    /// <summary>Forgets cards swiped while nobody asked: a track is kept no longer than the sale needs it (PCI DSS 3.3.1).</summary>
    public void DiscardCards() => _reader.Discard();

    private bool PrintScreen()
    {
        _signal.Play(Core.Ports.Sound.Alarm);
        if (_printer.Ask() != PrinterState.Ready)
        {
            return false;
        }

        for (int row = 0; row < Screen.Rows; row++)
        {
            _printer.Line(Screen.Cells, row * Screen.Columns, Screen.Columns, row == 0 ? LineStyle.Bold : LineStyle.Plain);
        }

        return _printer.Finish() == PrinterState.Ready;
    }

    private Key Await(int milliseconds, bool card, out Swipe swipe)
    {
        swipe = Swipe.None;
        _isSilent = false;
        long deadline = _clock.Uptime + milliseconds;
        while (true)
        {
            Key key = _keypad.Read();
            if (key != Key.None)
            {
                _signal.Play(Core.Ports.Sound.Key);
                return key;
            }

            if (card && (swipe = _reader.Read(Stripe)) != Swipe.None)
            {
                return Key.None;
            }

            long left = deadline - _clock.Uptime;
            if (left <= 0)
            {
                _isSilent = true;
                return Key.None;
            }

            int step = _keypad.Patience;
            if (card && _reader.Patience < step)
            {
                step = _reader.Patience;
            }

            _clock.Wait(left < step ? (int)left : step);
        }
    }
}
