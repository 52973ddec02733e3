using Terminal.Core.Messages;
using Terminal.Core.Ports;
using Terminal.Core.Texts;

namespace Terminal.Flows.Menus;

/// <summary>
/// Tests the way to the acquirer a step at a time: the network takes a message, the host answers an echo (network code 301), and it lets the terminal sign on; then what is owed is
/// sent. Says in plain words what failed and what to do.
/// </summary>
internal sealed class LineTest
{
    private const int FirstRow = 1;
    private const int WordsRow = 4;
    private const int Linked = 1;
    private const int Echoed = 2;
    private const int SignedOn = 3;

    private readonly Till _till;
    private readonly Setup _setup;
    private readonly Outbox _outbox;
    private int _passed;

    public LineTest(Till till, Setup setup, Outbox outbox)
    {
        _till = till;
        _setup = setup;
        _outbox = outbox;
    }

    /// <summary>Whether the last test found a network.</summary>
    public bool IsLinked => _passed >= Linked;

    /// <summary>Whether the acquirer answered its echo.</summary>
    public bool IsEchoed => _passed >= Echoed;

    /// <summary>Tests all, and tells.</summary>
    public void Run()
    {
        Compose(Text.SigningOn, Text.NoKeys).Show();
        Text outcome = Test();
        bool isGood = outcome == Text.LineWorks;
        Compose(outcome, Text.KeysOk);
        if (_passed < SignedOn)
        {
            Mark(_passed, Text.Failed);
        }

        _till.Dialogue.Tell(isGood ? Sound.Good : Sound.Bad);
    }

    /// <summary>Tests network and echo only, without a word.</summary>
    /// <returns>Whether both are in order.</returns>
    public bool Echo()
    {
        _till.Messages.Echo(_till.Line.Request, _till.Journal.NextStan(), _till.Clock.UtcNow, _till.StopList.Version);
        LineResult result = _till.Line.Exchange();
        bool isEchoed = result == LineResult.Answered && ResponseCode.IsApproval(_till.Line.ResponseCode);
        _passed = isEchoed ? Echoed : result == LineResult.NotSent ? 0 : Linked;
        return isEchoed;
    }

    private Text Test()
    {
        if (!Echo())
        {
            return Why();
        }

        if (!_setup.SignOn())
        {
            return _till.Line.Result == LineResult.Answered && ResponseCode.IsApproval(_till.Line.ResponseCode) ? Text.LineNotKept : Why();
        }

        _passed = SignedOn;
        return _outbox.Deliver() ? Text.LineWorks : Text.LineOwed;
    }

    private Text Why() => _till.Line.Result switch
    {
        LineResult.NotSent => Text.LineNotSent,
        LineResult.NoAnswer => Text.LineSilent,
        LineResult.WrongMac => Text.LineNotGenuine,
        LineResult.Answered => Wording.OfResponse(_till.Line.ResponseCode),
        _ => Text.LineForeign,
    };

    private Dialogue Compose(Text words, Text keys)
    {
        Dialogue dialogue = _till.Dialogue.Offer(Text.LineTestTitle, Text.LineTestSteps, keys).Add(WordsRow, words);
        for (int step = 0; step < _passed; step++)
        {
            Mark(step, Text.Passed);
        }

        return dialogue;
    }

    private void Mark(int step, Text mark)
    {
        byte[] words = _till.Dialogue.Phrases.Of(mark, _till.Dialogue.Language);
        _till.Dialogue.Screen.Right(FirstRow + step, words, words.Length);
    }
}
