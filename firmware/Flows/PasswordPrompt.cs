using Terminal.Core.Parameters;
using Terminal.Core.Ports;
using Terminal.Core.Texts;

namespace Terminal.Flows;

/// <summary>Asks for the merchant's or the engineer's password. Each digit shows as a star; what is held against wrong tries is in <see cref="PasswordTries"/>.</summary>
public sealed class PasswordPrompt
{
    private readonly Till _till;

    /// <summary>Asks at a till.</summary>
    public PasswordPrompt(Till till)
    {
        _till = till;
    }

    /// <summary>Asks until the right one is given, the tries are used up, or nobody goes on.</summary>
    /// <param name="title">What it is for.</param>
    /// <param name="engineer">The engineer's password; otherwise the merchant's.</param>
    /// <returns>Whether it was given; otherwise whoever was asked has been told why not, or gave up.</returns>
    public bool IsGiven(Text title, bool engineer)
    {
        DigitEntry entry = new DigitEntry(_till.Dialogue, Password.Longest);
        Text prompt = Text.PasswordPrompt;
        while (!IsLocked(title, engineer))
        {
            int length = entry.Take(title, prompt, Password.Shortest, true);
            if (length == 0)
            {
                return false;
            }

            if (!_till.PasswordTries.Begin(engineer))
            {
                entry.Clear();
                _till.Dialogue.Say(title, Text.PasswordNotTried, Text.KeysOk).Tell(Sound.Bad);
                return false;
            }

            bool isRight = Password.IsRight(_till.Crypto, _till.Keys, entry.Typed, length, engineer ? _till.Parameters.EngineerPassword : _till.Parameters.MerchantPassword);
            entry.Clear();
            if (isRight)
            {
                _till.PasswordTries.Forgive(engineer);
                return true;
            }

            _till.Dialogue.Sound(Sound.Bad);
            prompt = Text.PasswordWrong;
        }

        return false;
    }

    private bool IsLocked(Text title, bool engineer)
    {
        int minutes = _till.PasswordTries.MinutesLocked(engineer);
        if (minutes > 0)
        {
            _till.Dialogue.Say(title, Text.PasswordLocked, Text.KeysOk).Count(5, minutes).Tell(Sound.Bad);
        }

        return minutes > 0;
    }
}
