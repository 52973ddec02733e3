using System;
using System.Collections.Generic;
using System.Threading;
using System.Threading.Tasks;
using Terminal.Acquirer;
using Terminal.Acquirer.Authorisation;
using Terminal.Board;

namespace Terminal.Simulation.Host;

/// <summary>
/// The issuers and processing centres: at once, too late, or not at all. The host may die while it asks them. What reached them, and what they were told, they know for the checkers.
/// </summary>
internal sealed class WorldIssuers(Weather weather, VirtualClock clock) : IIssuerLine
{
    private readonly Queue<TaskCompletionSource> _asked = new();
    private readonly AsyncLocal<Request> _request = new();
    private readonly Dictionary<string, long> _awayUntil = [];
    private readonly Dictionary<(string Terminal, string Number), string> _lastReached = [];
    private readonly Dictionary<long, IssuerAdvice> _told = [];

    /// <summary>Whether an issuer has yet to answer.</summary>
    public bool IsAsked => _asked.Count > 0;

    /// <summary>What issuers were told, each once, in the order in which the host came to owe it.</summary>
    public IEnumerable<IssuerAdvice> Told => _told.Values;

    /// <summary>Somebody is asked about a sale from now on.</summary>
    /// <param name="terminal">Its terminal.</param>
    /// <param name="number">Its number; empty on the telephone.</param>
    /// <param name="mayWait">Whether it may be kept waiting: its terminal is on the line and gives up after a while.</param>
    public void Expect(string terminal, string number, bool mayWait)
    {
        _request.Value = new Request(terminal, number, mayWait);
        if (number.Length == 0)
            _lastReached.Remove((terminal, ""));
    }

    /// <summary>The issuer or centre that was reached last about a sale; empty for none.</summary>
    public string LastReached(string terminal, string number) => _lastReached.GetValueOrDefault((terminal, number), "");

    public Task ReachAsync(string issuer, CancellationToken cancellation)
    {
        Request request = _request.Value!;
        _lastReached.Remove((request.Terminal, request.Number));
        DemandLine(issuer);
        if (weather.Strikes(Hazard.CrashAtIssuer))
            throw new HostDown();
        if (!request.MayWait || !weather.Strikes(Hazard.IssuerSlow))
        {
            _lastReached[(request.Terminal, request.Number)] = issuer;
            return Task.CompletedTask;
        }
        return WaitAsync(issuer, request, cancellation);
    }

    public Task AdviseAsync(IssuerAdvice advice, CancellationToken cancellation)
    {
        DemandLine(advice.Issuer);
        if (_told.TryGetValue(advice.Id, out var known) && known != advice)
            throw new BrokenPromise("Issuers are told", $"An issuer is told {advice.Amount} under the identification of {known.Amount}.");
        _told[advice.Id] = advice;
        if (weather.Strikes(Hazard.AdviceUnclear))
            throw new OperationCanceledException();
        return Task.CompletedTask;
    }

    /// <summary>The issuers that kept the host waiting answer now; the host goes on at once.</summary>
    public void AnswerAll()
    {
        while (_asked.TryDequeue(out var answer))
            answer.SetResult();
    }

    /// <summary>The host that asked is gone.</summary>
    public void Forget() => _asked.Clear();

    private void DemandLine(string issuer)
    {
        if (weather.Strikes(Hazard.IssuerAway))
            _awayUntil[issuer] = clock.Uptime + weather.Details(Hazard.IssuerAway).Of([10, 40, 120, 600]) * 60_000L;
        if ((weather.IsOn && clock.Uptime < _awayUntil.GetValueOrDefault(issuer)) || weather.Strikes(Hazard.IssuerUnreachable))
            throw new OperationCanceledException();
    }

    private async Task WaitAsync(string issuer, Request request, CancellationToken cancellation)
    {
        var answer = new TaskCompletionSource();
        _asked.Enqueue(answer);
        await answer.Task.ConfigureAwait(false);
        // An answer after the host has given up is none.
        if (!cancellation.IsCancellationRequested)
            _lastReached[(request.Terminal, request.Number)] = issuer;
    }

    private sealed record Request(string Terminal, string Number, bool MayWait);
}
