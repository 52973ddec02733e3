using System;
using System.Data.Common;
using System.Threading;
using System.Threading.Tasks;
using Terminal.Acquirer.Storage;

namespace Terminal.Acquirer.Authorisation;

/// <summary>The way to the issuers and centres, with the longest time that a request may spend on it.</summary>
internal sealed class IssuerRoute(IIssuerLine line, TimeSpan within, TimeProvider time, IssuerSwitchboard switchboard)
{
    /// <summary>Puts a request to one after the other until it is decided, all in the time of one request; no lock is held while somebody is asked.</summary>
    /// <param name="database">Where it is decided.</param>
    /// <param name="decide">Decides, or names whom to ask next; told whom was asked last, and null at first.</param>
    /// <returns>What was decided.</returns>
    public async Task<T> DecideAsync<T>(Database database, Func<DbTransaction, Question?, (T? Decided, Question? Next)> decide)
        where T : class
    {
        var (decided, next) = await database.WriteAsync(transaction => decide(transaction, null)).ConfigureAwait(false);
        if (next is null)
            return decided!;
        using var bound = Begin();
        while (next is not null)
        {
            var asked = next with { Standing = await TryAsync(next.Name, token => line.ReachAsync(next.Name, token), bound.Token).ConfigureAwait(false) };
            (decided, next) = await database.WriteAsync(transaction => decide(transaction, asked)).ConfigureAwait(false);
        }
        return decided!;
    }

    /// <summary>Asks where there is nothing to wait for; null where there is.</summary>
    public Question? AskAtOnce(Question question) =>
        line.IsDirect && switchboard.Of(question.Name) is not IssuerStanding.TimedOut and var standing ? question with { Standing = standing } : null;

    /// <summary>Tells an issuer what was approved in its place.</summary>
    public async Task<IssuerStanding> AdviseAsync(IssuerAdvice advice)
    {
        using var bound = Begin();
        return await TryAsync(advice.Issuer, token => line.AdviseAsync(advice, token), bound.Token).ConfigureAwait(false);
    }

    private CancellationTokenSource Begin() => new(within, time);

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
