using Terminal.Core.Ports;
using Terminal.Core.Texts;

namespace Terminal.Flows;

/// <summary>
/// Training mode on and off. While it is on everything but a settlement is practised: the terminal answers itself, no number is taken, nothing is written or sent, and screens and
/// slips say so. The power going ends it.
/// </summary>
internal sealed class Training
{
    private readonly Till _till;
    private readonly PasswordPrompt _password;

    /// <summary>Trains at a till.</summary>
    public Training(Till till, PasswordPrompt password)
    {
        _till = till;
        _password = password;
    }

    /// <summary>Asks, and switches it on with the merchant's password, or off.</summary>
    public void Switch()
    {
        _till.Dialogue.Say(Text.TrainingTitle, _till.IsTraining ? Text.TrainingOff : Text.TrainingOn, Text.KeysYesNo).Show();
        if (_till.Dialogue.AwaitChoice(Dialogue.Patience, Key.Enter, Key.Cancel) == Key.Enter)
        {
            _till.IsTraining = !_till.IsTraining && _password.IsGiven(Text.TrainingTitle, false);
        }
    }
}
