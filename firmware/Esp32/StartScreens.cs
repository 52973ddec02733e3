using System;
using Terminal.Core.Keys;
using Terminal.Core.Parameters;
using Terminal.Core.Ports;
using Terminal.Core.Texts;
using Terminal.Flows;

namespace Terminal.Esp32;

/// <summary>What is shown before the terminal runs, in the language of its parameters where they can be read.</summary>
internal sealed class StartScreens
{
    private const int ReadingMilliseconds = 10_000;
    private const int BodyRow = 2;
    private const int DetailRow = 5;
    private const int PhoneRow = 6;
    private const int KeysRow = 7;

    private readonly IDisplay _display;
    private readonly IClock _clock;
    private readonly Screen _screen = new Screen();
    private TerminalParameters? _parameters;

    internal StartScreens(IDisplay display, IClock clock)
    {
        _display = display;
        _clock = clock;
    }

    /// <summary>Reads language and telephone number; where that fails, it is English without a number.</summary>
    internal void Learn(IFileStore files, ICrypto crypto) => _parameters = TryRead(files, crypto);

    /// <summary>Shows a text, and under it something that has no translation.</summary>
    internal void Show(Text body, string detail = "", Text keys = Text.NoKeys)
    {
        Language language = _parameters is null ? Language.English : _parameters.Language;
        _screen.Begin(Wording.Of(Text.StartTitle, language));
        _screen.Write(BodyRow, 0, Wording.Of(body, language));
        _screen.Write(DetailRow, 0, detail);
        if (keys != Text.NoKeys)
        {
            if (_parameters is not null)
                _screen.Centre(PhoneRow, _parameters.Phone, _parameters.Phone.Length);
            _screen.Write(KeysRow, 0, Wording.Of(keys, language));
        }

        _display.Show(_screen.Cells, _screen.Inverse);
    }

    /// <summary>Shows a text for as long as it takes to read it.</summary>
    internal void ShowLong(Text body, string detail = "")
    {
        Show(body, detail);
        _clock.Wait(ReadingMilliseconds);
    }

    /// <summary>Shows a text with the acquirer's telephone number until Enter is pressed.</summary>
    internal void Hold(Text body, string detail, IKeypad keypad)
    {
        Show(body, detail, Text.KeysRetryOnly);
        while (keypad.Read() != Key.Enter)
            _clock.Wait(keypad.Patience);
    }

    // Whatever made the program end may be in these very files.
    private static TerminalParameters? TryRead(IFileStore files, ICrypto crypto)
    {
        try
        {
            return Setup.TryReadKeys(files, crypto, out KeyRing? keys) && keys is not null ? new ParameterStore(files, crypto, keys).Recover() : null;
        }
        catch (Exception)
        {
            return null;
        }
    }
}
