using Terminal.Core.Journal;
using Terminal.Core.Ports;
using Terminal.Core.Receipts;
using Terminal.Core.Texts;

namespace Terminal.Flows;

/// <summary>
/// A pre-authorisation is completed: the terminal decides, for at most what is held and while it is held, and tells the acquirer afterwards. The cardholder, who may have left,
/// signed with the pre-authorisation.
/// </summary>
internal sealed class Completion
{
    private readonly Till _till;
    private readonly Readiness _readiness;
    private readonly Holds _holds;
    private readonly AmountEntry _entry;
    private readonly Attempt _attempt;
    private readonly Slips _slips;

    /// <summary>Completes at a till.</summary>
    public Completion(Till till, Readiness readiness, Holds holds, AmountEntry entry, Attempt attempt, Slips slips)
    {
        _till = till;
        _readiness = readiness;
        _holds = holds;
        _entry = entry;
        _attempt = attempt;
        _slips = slips;
    }

    /// <summary>The whole story: hold, amount, paper, journal, both slips.</summary>
    public void Run()
    {
        _till.Kind = SaleKind.Completion;
        if (_readiness.IsReady() && IsClockTrusted() && _holds.IsChosen(Text.CompletionTitle, Text.CompleteWhich)
            && _entry.Take(Key.Clear, _till.Record.Amount, Text.OverHold, true) && _readiness.PaperIsIn() && IsMade())
        {
            _till.Dialogue.Say(Text.CompletedTitle, Text.CustomerCopy, Text.NoKeys).Amount(5, _entry.Amount).Show();
            _till.Dialogue.Sound(Sound.Good);
            _slips.PrintCopies(false);
        }

        _till.Forget();
    }

    // Who does not know the time does not know whether the hold has expired.
    private bool IsClockTrusted() => _till.IsTraining || _till.HostTime.IsTrusted || _till.Refuse(Text.ClockNotTrusted);

    // An amount that cannot be seen is not decided about.
    private bool IsMade()
    {
        if (!_till.Dialogue.Show().IsShown)
        {
            return false;
        }

        _attempt.BeginCompletion(_entry.Amount);
        _till.Record.State = SaleState.AdviceOwed;
        return _till.Keep() || _till.Refuse(Text.MemoryRefuses);
    }
}
