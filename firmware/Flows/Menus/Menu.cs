using Terminal.Core;
using Terminal.Core.Ports;
using Terminal.Core.StopList;
using Terminal.Core.Texts;
using Terminal.Flows.Service;

namespace Terminal.Flows.Menus;

/// <summary>
/// The merchant's menu: digits choose, whichever page shows; B turns the page, C goes back, and a minute of silence leads back to rest from everywhere. What an
/// entry needs is made when it is chosen.
/// </summary>
public sealed class Menu
{
    private readonly Till _till;
    private readonly Transactions _transactions;
    private readonly Settlement _settlement;
    private readonly Reports _reports;
    private readonly Setup _setup;
    private readonly Outbox _outbox;
    private readonly Slips _slips;
    private readonly ListUpdate _listUpdate;
    private readonly FlashPlan _plan;

    /// <summary>The menu of a till.</summary>
    public Menu(Till till, Transactions transactions, Settlement settlement, Reports reports, Setup setup, Outbox outbox, Slips slips, ListUpdate listUpdate, FlashPlan plan)
    {
        _till = till;
        _transactions = transactions;
        _settlement = settlement;
        _reports = reports;
        _setup = setup;
        _outbox = outbox;
        _slips = slips;
        _listUpdate = listUpdate;
        _plan = plan;
    }

    /// <summary>Runs until the merchant goes back, or has done something after which the terminal is at rest again.</summary>
    public void Run()
    {
        bool isMore = false;
        while (LeadsBack(_till.Dialogue.Choose(Text.MenuTitle, Text.Menu, Text.MenuMore, ref isMore)) && !_till.Dialogue.IsLeft)
        {
        }
    }

    // Whether the entry leads back to the menu.
    private bool LeadsBack(Key key)
    {
        switch (key)
        {
            case Key.Digit1:
                _transactions.NewVoid().Run();
                return false;
            case Key.Digit2:
                _transactions.NewRefund().Run();
                return false;
            case Key.Digit3:
                return !IsPreAuthorisationChosen();
            case Key.Digit4:
                Phone();
                return false;
            case Key.Digit5:
                new Reprint(_till, _slips).Run();
                return true;
            case Key.Digit6:
                _reports.Run();
                return true;
            case Key.Digit7:
                _settlement.Run();
                return false;
            case Key.Digit8:
                new TerminalMenu(_till, _setup, _outbox, _listUpdate, _transactions.NewTraining()).Run();
                return true;
            case Key.Digit9:
                new ServiceMenu(_till, _setup, _outbox, _plan).Run();
                return true;
            default:
                return key != Key.Cancel && key != Key.None;
        }
    }

    private bool IsPreAuthorisationChosen()
    {
        switch (_till.Dialogue.Choose(Text.PreAuthorisationTitle, Text.PreAuthorisationMenu))
        {
            case Key.Digit1:
                _transactions.NewPreAuthorisation().Run();
                return true;
            case Key.Digit2:
                _transactions.NewCompletion().Run();
                return true;
            case Key.Digit3:
                _transactions.NewVoid().CancelHold();
                return true;
            default:
                return false;
        }
    }

    // The call that is pending, or a new sale that begins with one.
    private void Phone()
    {
        if (_till.Journal.PendingCall != 0 && !_till.IsTraining)
        {
            _transactions.Sale.Resume();
        }
        else
        {
            _transactions.Sale.Run(Key.Clear, true);
        }
    }
}
