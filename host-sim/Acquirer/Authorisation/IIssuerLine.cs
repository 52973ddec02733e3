using System.Threading;
using System.Threading.Tasks;

namespace Terminal.Acquirer.Authorisation;

/// <summary>The line to the card issuers. While a request is on it, the host holds no lock: reversals and other requests go on.</summary>
public interface IIssuerLine
{
    /// <summary>Reaches the issuer, or fails by <see cref="System.OperationCanceledException"/> when the host's time for an answer is over.</summary>
    /// <param name="issuer">The issuer's name; empty when no product has the card's first six digits.</param>
    /// <param name="cancellation">Ends the attempt.</param>
    Task ReachAsync(string issuer, CancellationToken cancellation);
}
