using System.Threading;
using System.Threading.Tasks;
using Terminal.Acquirer.Authorisation;

namespace Terminal.Tests.Support;

/// <summary>Holds every request at the issuer until it is let go.</summary>
internal sealed class HeldIssuerLine : IIssuerLine
{
    private readonly TaskCompletionSource _arrived = new(TaskCreationOptions.RunContinuationsAsynchronously);
    private readonly TaskCompletionSource _released = new(TaskCreationOptions.RunContinuationsAsynchronously);
    private int _calls;

    public Task Arrived => _arrived.Task;

    public int Calls => _calls;

    public void Release() => _released.TrySetResult();

    public Task ReachAsync(string issuer, CancellationToken cancellation)
    {
        Interlocked.Increment(ref _calls);
        _arrived.TrySetResult();
        return _released.Task;
    }
}
