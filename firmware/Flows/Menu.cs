using Terminal.Core.Parameters;
using Terminal.Core.Ports;
using Terminal.Core.StopList;
using Terminal.Core.Texts;

namespace Terminal.Flows;

/// <summary>The merchant's menu: digits choose, Cancel goes back, and so does a minute of silence.</summary>
public sealed class Menu
{
    private readonly Till _till;
    private readonly Transactions _transactions;
    private readonly Setup _setup;
    private readonly ListState _listState;

    /// <summary>The menu of a till.</summary>
    public Menu(Till till, Transactions transactions, Setup setup, ListUpdate listUpdate)
    {
        _till = till;
        _transactions = transactions;
        _setup = setup;
        _listState = new ListState(till, setup, listUpdate);
    }

    /// <summary>Runs until the merchant goes back.</summary>
    public void Run()
    {
        Dialogue dialogue = _till.Dialogue;
        while (true)
        {
            dialogue.Say(Text.MenuTitle, Text.Menu, Text.KeysBack).Show();
            switch (dialogue.AwaitKey(Dialogue.Patience))
            {
                case Key.Digit1:
                    _setup.ShowState();
                    break;
                case Key.Digit2:
                    ChooseLanguage();
                    break;
                case Key.Digit3:
                    Phone();
                    return;
                case Key.Digit4:
                    _listState.Run();
                    break;
                case Key.Digit5:
                    _transactions.Void.Run();
                    return;
                case Key.Digit6:
                    _transactions.Refund.Run();
                    return;
                case Key.Digit7:
                    _transactions.PreAuthorisation.Run();
                    return;
                case Key.Digit8:
                    _transactions.Completion.Run();
                    return;
                case Key.Digit9:
                    _transactions.Void.CancelHold();
                    return;
                case Key.Digit0:
                    _transactions.Training.Switch();
                    return;
                case Key.Cancel:
                case Key.None:
                    return;
            }
        }
    }

    // The call that is pending, or a new sale that begins with one.
    private void Phone()
    {
        if (_till.Journal.PendingCall != 0)
        {
            _transactions.Sale.Resume();
        }
        else
        {
            _transactions.Sale.Run(Key.Clear, true);
        }
    }

    private void ChooseLanguage()
    {
        _till.Dialogue.Say(Text.LanguageTitle, Text.Languages, Text.KeysBack).Show();
        Key key = _till.Dialogue.AwaitChoice(Dialogue.Patience, Key.Digit1, Key.Digit2, Key.Cancel);
        if (key != Key.Digit1 && key != Key.Digit2)
        {
            return;
        }

        _till.Speak(key == Key.Digit2 ? Language.Russian : Language.English);
        if (!LanguageSetting.Write(_till.Files, _till.Parameters.Language))
        {
            _till.Dialogue.Say(Text.MemoryTitle, Text.LanguageNotKept, Text.KeysOk).Tell(Sound.Bad);
        }
    }
}
