using Terminal.Core.Journal;
using Terminal.Core.Ports;
using Terminal.Core.Texts;

namespace Terminal.Flows;

/// <summary>What must be so before anything new begins: the terminal has an epoch, nothing is left unfinished, there is room, and paper. In training only the paper counts.</summary>
public sealed class Readiness
{
    private readonly Till _till;
    private readonly Settlement _settlement;

    /// <summary>Looks at a till.</summary>
    public Readiness(Till till, Settlement settlement)
    {
        _till = till;
        _settlement = settlement;
    }

    /// <summary>Whether a new number may be taken; otherwise the merchant has been told why not.</summary>
    public bool IsReady()
    {
        if (_till.IsTraining)
        {
            return true;
        }

        if (!_till.Journal.Epoch.IsKnown)
        {
            return _till.Refuse(Text.NotSignedOn);
        }

        if (_till.Journal.Oldest(SaleState.Intent) != 0 || _till.Journal.Oldest(SaleState.Approved) != 0)
        {
            // Recovery could not read it just now.
            return _till.Refuse(Text.MemoryRefuses);
        }

        return HasRoom();
    }

    /// <summary>Whether the journal has room; otherwise the merchant has been told so, and a full batch may have been settled: the merchant begins anew.</summary>
    public bool HasRoom()
    {
        if (_till.Journal.HasRoom())
        {
            return true;
        }

        if (_till.Journal.Count < _till.Journal.Capacity)
        {
            return _till.Refuse(Text.MemoryRefuses);
        }

        _settlement.MakeRoom();
        return false;
    }

    /// <summary>Asks for paper until there is some or the merchant gives up: before the decision, for after it a sale stands whatever the printer says.</summary>
    public bool PaperIsIn()
    {
        PrinterState state = _till.Printer.Ask();
        while (state != PrinterState.Ready)
        {
            _till.Dialogue.Say(Text.PrinterTitle, Wording.Of(state), Text.KeysRetry).Show();
            _till.Dialogue.Sound(Sound.Attention);
            if (_till.Dialogue.AwaitChoice(Dialogue.Patience, Key.Enter, Key.Cancel) != Key.Enter)
            {
                return false;
            }

            state = _till.Printer.Ask();
        }

        return true;
    }
}
