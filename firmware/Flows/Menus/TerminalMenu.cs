using Terminal.Core.Journal;
using Terminal.Core.Parameters;
using Terminal.Core.Ports;
using Terminal.Core.StopList;
using Terminal.Core.Texts;

namespace Terminal.Flows.Menus;

/// <summary>What the merchant sees of the terminal itself, and sets: its state, the line, the stop list, the language.</summary>
internal sealed class TerminalMenu
{
    private readonly Till _till;
    private readonly Setup _setup;
    private readonly Outbox _outbox;
    private readonly ListUpdate _listUpdate;
    private readonly Training _training;

    public TerminalMenu(Till till, Setup setup, Outbox outbox, ListUpdate listUpdate, Training training)
    {
        _till = till;
        _setup = setup;
        _outbox = outbox;
        _listUpdate = listUpdate;
        _training = training;
    }

    /// <summary>Runs until the merchant goes back or is silent.</summary>
    public void Run()
    {
        do
        {
            switch (_till.Dialogue.Choose(Text.StateTitle, Text.TerminalMenu))
            {
                case Key.Digit1:
                    ShowState();
                    break;
                case Key.Digit2:
                    new ListState(_till, _setup, _listUpdate).Run();
                    break;
                case Key.Digit3:
                    ChooseLanguage();
                    break;
                case Key.Digit4:
                    _training.Switch();
                    break;
                case Key.Cancel:
                case Key.None:
                    return;
            }
        }
        while (!_till.Dialogue.IsLeft);
    }

    // Who it is, what it holds, what it owes. Enter tests the line.
    private void ShowState()
    {
        Dialogue dialogue = _till.Dialogue;
        do
        {
            dialogue.Say(Text.StateTitle, Text.State, Text.KeysState);
            dialogue.Count(2, _till.Parameters.Number);
            dialogue.Count(3, _till.Journal.CountOf(SaleState.Completed) + _outbox.Advices + _till.Journal.CountOf(SaleState.AdviceRefused));
            dialogue.Count(4, _outbox.Reversals);
            dialogue.Count(5, _outbox.Advices);
            dialogue.Count(6, _till.Journal.Damaged);
            dialogue.Screen.Right(1, _till.Parameters.TerminalId, _till.Parameters.TerminalId.Length);
            dialogue.Show();
            if (dialogue.AwaitChoice(Dialogue.Patience, Key.Enter, Key.Cancel) != Key.Enter)
            {
                return;
            }

            new LineTest(_till, _setup, _outbox).Run();
        }
        while (!dialogue.IsLeft);
    }

    private void ChooseLanguage()
    {
        Dialogue dialogue = _till.Dialogue;
        Key key = dialogue.Choose(Text.LanguageTitle, Text.Languages);
        if (key != Key.Digit1 && key != Key.Digit2)
        {
            return;
        }

        _till.Speak(key == Key.Digit2 ? Language.Russian : Language.English);
        if (!LanguageSetting.Write(_till.Files, _till.Parameters.Language))
        {
            dialogue.Say(Text.MemoryTitle, Text.LanguageNotKept, Text.KeysOk).Tell(Sound.Bad);
        }
    }
}
