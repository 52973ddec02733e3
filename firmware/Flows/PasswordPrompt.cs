using Terminal.Core.Parameters;
using Terminal.Core.Ports;
using Terminal.Core.Texts;

namespace Terminal.Flows;

/// <summary>Asks for the merchant's or the engineer's password.</summary>
public sealed class PasswordPrompt
{
    private readonly Till _till;

    /// <summary>Asks at a till.</summary>
    public PasswordPrompt(Till till)
    {
        _till = till;
    }

    /// <summary>Asks once.</summary>
    public bool IsGiven(Text title, bool engineer)
    {
        byte[] typed = new byte[Password.Longest];
        int length = 0;
        while (true)
        {
            _till.Dialogue.Say(title, Text.KeyCode, Text.KeysAmount).Show();
            Key key = _till.Dialogue.AwaitKey(Dialogue.Patience);
            if (key >= Key.Digit0 && key <= Key.Digit9 && length < typed.Length)
            {
                typed[length++] = (byte)key;
            }
            else if (key == Key.Enter || key == Key.Cancel || key == Key.None)
            {
                return key == Key.Enter
                    && Password.IsRight(_till.Crypto, _till.Keys, typed, length, engineer ? _till.Parameters.EngineerPassword : _till.Parameters.MerchantPassword);
            }
        }
    }
}
