using System.Threading;
using System.Threading.Tasks;

namespace Terminal.Acquirer.Authorisation;

/// <summary>Issuers in the same process: always reached, at once.</summary>
public sealed class DirectIssuerLine : IIssuerLine
{
    /// <inheritdoc/>
    public bool IsDirect => true;

    /// <inheritdoc/>
    public Task ReachAsync(string issuer, CancellationToken cancellation) => Task.CompletedTask;
}
