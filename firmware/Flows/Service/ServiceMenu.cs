using Terminal.Core;
using Terminal.Core.Ports;
using Terminal.Core.Texts;

namespace Terminal.Flows.Service;

/// <summary>The engineer's menu, behind a password of its own: what the terminal is and holds, and whether its parts work. Nothing here sells, and no key is shown.</summary>
internal sealed class ServiceMenu
{
    private readonly Till _till;
    private readonly Setup _setup;
    private readonly Outbox _outbox;
    private readonly FlashPlan _plan;

    public ServiceMenu(Till till, Setup setup, Outbox outbox, FlashPlan plan)
    {
        _till = till;
        _setup = setup;
        _outbox = outbox;
        _plan = plan;
    }

    /// <summary>Runs until the engineer goes back or is silent; the next time the password is asked again.</summary>
    public void Run()
    {
        if (!new PasswordPrompt(_till).IsGiven(Text.ServiceTitle, true))
        {
            return;
        }

        bool isMore = false;
        do
        {
            Key key = _till.Dialogue.Choose(Text.ServiceTitle, Text.ServiceMenu, Text.ServiceMore, ref isMore);
            if (key == Key.Cancel || key == Key.None)
            {
                return;
            }

            Open(key);
        }
        while (!_till.Dialogue.IsLeft);
    }

    private void Open(Key key)
    {
        switch (key)
        {
            case Key.Digit1:
                new Inventory(_till, _plan).ShowVersions();
                break;
            case Key.Digit2:
                new Inventory(_till, _plan).ShowFiles();
                break;
            case Key.Digit3:
                new Inventory(_till, _plan).ShowKeys();
                break;
            case Key.Digit4:
                new PartTests(_till).TestDisplay();
                break;
            case Key.Digit5:
                new PartTests(_till).TestKeypad();
                break;
            case Key.Digit6:
                new PartTests(_till).TestPrinter();
                break;
            case Key.Digit7:
                new PartTests(_till).TestReader();
                break;
            case Key.Digit8:
                new SelfTest(_till, _setup, _outbox).Run();
                break;
        }
    }
}
