using System;
using System.Threading;
using System.Threading.Tasks;

namespace Terminal.Acquirer.Authorisation;

/// <summary>The way to the issuers and centres, with the longest time that a request may spend on it.</summary>
internal sealed class IssuerRoute(IIssuerLine line, TimeSpan within, TimeProvider time, IssuerSwitchboard switchboard)
{
    /// <summary>Begins the time of one request.</summary>
    public CancellationTokenSource Begin() => new(within, time);

    /// <summary>Reaches an issuer or centre, if that is to be had in the request's time; no lock is held meanwhile.</summary>
    public Task<IssuerStanding> ReachAsync(string name, CancellationToken bound) => TryAsync(name, token => line.ReachAsync(name, token), bound);

    /// <summary>Tells an issuer what was approved in its place.</summary>
    public Task<IssuerStanding> AdviseAsync(IssuerAdvice advice, CancellationToken bound) => TryAsync(advice.Issuer, token => line.AdviseAsync(advice, token), bound);

    private async Task<IssuerStanding> TryAsync(string name, Func<CancellationToken, Task> attempt, CancellationToken bound)
    {
        var standing = switchboard.Of(name);
        try
        {
            if (standing == IssuerStanding.TimedOut)
                await Task.Delay(Timeout.InfiniteTimeSpan, bound).ConfigureAwait(false);
            if (standing != IssuerStanding.Reached)
                return standing;
            await attempt(bound).WaitAsync(bound).ConfigureAwait(false);
            return IssuerStanding.Reached;
        }
        catch (OperationCanceledException)
        {
            return bound.IsCancellationRequested ? IssuerStanding.TimedOut : IssuerStanding.Unreachable;
        }
    }
}
