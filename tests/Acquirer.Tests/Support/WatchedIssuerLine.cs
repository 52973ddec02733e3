using System.Collections.Concurrent;
using System.Threading;
using System.Threading.Tasks;
using Terminal.Acquirer;
using Terminal.Acquirer.Authorisation;

namespace Terminal.Tests.Support;

/// <summary>Notes who is asked and who is told; some cannot be reached.</summary>
internal sealed class WatchedIssuerLine : IIssuerLine
{
    public ConcurrentQueue<string> Asked { get; } = [];

    public ConcurrentQueue<IssuerAdvice> Told { get; } = [];

    /// <summary>Who cannot be reached.</summary>
    public ConcurrentDictionary<string, bool> Away { get; } = new();

    public Task ReachAsync(string issuer, CancellationToken cancellation)
    {
        Asked.Enqueue(issuer);
        return Go(issuer);
    }

    public Task AdviseAsync(IssuerAdvice advice, CancellationToken cancellation)
    {
        var going = Go(advice.Issuer);
        Told.Enqueue(advice);
        return going;
    }

    private Task Go(string name) => Away.ContainsKey(name) ? throw new OperationCanceledException() : Task.CompletedTask;
}
