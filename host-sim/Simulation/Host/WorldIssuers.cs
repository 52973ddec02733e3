using System;
using System.Collections.Generic;
using System.Threading;
using System.Threading.Tasks;
using Terminal.Acquirer.Authorisation;

namespace Terminal.Simulation.Host;

/// <summary>The issuers: at once, too late, or not at all. The host may die while it asks them.</summary>
internal sealed class WorldIssuers(Weather weather) : IIssuerLine
{
    private readonly List<TaskCompletionSource> _asked = [];

    /// <summary>Whether the request at hand may be kept waiting: its terminal is on the line and gives up after a while.</summary>
    public bool MayWait { get; set; }

    /// <summary>Whether an issuer has yet to answer.</summary>
    public bool IsAsked => _asked.Count > 0;

    public Task ReachAsync(string issuer, CancellationToken cancellation)
    {
        if (weather.Strikes(Hazard.IssuerUnreachable))
            throw new OperationCanceledException();
        if (weather.Strikes(Hazard.CrashAtIssuer))
            throw new HostDown();
        if (!MayWait || !weather.Strikes(Hazard.IssuerSlow))
            return Task.CompletedTask;
        var answer = new TaskCompletionSource();
        _asked.Add(answer);
        return answer.Task;
    }

    /// <summary>The issuers that kept the host waiting answer now; the host goes on at once.</summary>
    public void AnswerAll()
    {
        TaskCompletionSource[] asked = [.. _asked];
        _asked.Clear();
        foreach (var answer in asked)
            answer.SetResult();
    }

    /// <summary>The host that asked is gone.</summary>
    public void Forget() => _asked.Clear();
}
