using System;
using System.Threading;
using System.Threading.Tasks;

namespace Terminal.Acquirer.Authorisation;

/// <summary>The way to the issuers, with the longest time that it may take.</summary>
internal sealed class IssuerRoute(IIssuerLine line, TimeSpan within, TimeProvider time)
{
    /// <summary>Whether the issuer was reached in time; no lock is held meanwhile.</summary>
    /// <param name="product">Product of the card; null when none has its first six digits.</param>
    public async Task<bool> ReachAsync(Storage.ProductRow? product)
    {
        using var bound = new CancellationTokenSource(within, time);
        try
        {
            await line.ReachAsync(product?.Issuer ?? "", bound.Token).WaitAsync(bound.Token).ConfigureAwait(false);
            return true;
        }
        catch (OperationCanceledException)
        {
            return false;
        }
    }
}
