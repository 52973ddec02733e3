using System;
using Terminal.Core;
using Terminal.Core.Messages;
using Terminal.Core.Parameters;
using Terminal.Core.Ports;
using Terminal.Core.Texts;

namespace Terminal.Flows;

/// <summary>
/// Gets newer parameters from the acquirer: when a sign-on has told of them, or when those in force will soon be over. Between sales only, so that no sale is
/// decided by two sets.
/// </summary>
public sealed class ParameterUpdate
{
    private const int DaysAhead = 7;
    private const int RefusalDelay = 3_600_000;

    private readonly Till _till;
    private readonly ParameterStore _store;
    private readonly Setup _setup;
    private readonly Pacing _pacing;
    private long _notBefore;

    /// <summary>Updates the parameters of a till.</summary>
    public ParameterUpdate(Till till, ParameterStore store, Setup setup)
    {
        _till = till;
        _store = store;
        _setup = setup;
        _pacing = new Pacing(till.Clock);
    }

    /// <summary>Gets them if they are wanted and the time has come for an attempt.</summary>
    public void RunWhenDue()
    {
        if ((_setup.NewestParameters > _till.Parameters.Number || EndsSoon()) && _pacing.IsDue && _till.Clock.Uptime >= _notBefore)
        {
            _till.Dialogue.Say(Text.UpdateTitle, Text.GettingParameters, Text.NoKeys).Show();
            Run();
        }
    }

    private void Run()
    {
        byte[] file = new byte[ParameterFile.Capacity];
        string path = SignedPath.Sign(_till.Crypto, _till.Keys.MessageMac, DocumentPath.Parameters(_till.Parameters.TerminalId, _till.Parameters.Number));
        int length = _till.Host.Fetch(path, 0, file, file.Length);
        if (length == FetchStatus.NoAnswer)
        {
            _pacing.Delay();
            return;
        }

        _pacing.Reset();
        if (length > 0 && _store.Replace(file, length, _till.Parameters))
        {
            _till.Obey();
        }
        else
        {
            // Asking again soon would bring the same.
            _notBefore = _till.Clock.Uptime + RefusalDelay;
        }
    }

    private bool EndsSoon()
    {
        DateTime soon = _till.Clock.UtcNow.AddTicks(DaysAhead * TimeSpan.TicksPerDay);
        return (soon.Year * 100 + soon.Month) * 100 + soon.Day > _till.Parameters.ValidUntil;
    }
}
