using System.Threading;
using System.Threading.Tasks;

namespace Terminal.Acquirer.Authorisation;

/// <summary>The line to the card issuers and processing centres. While a request is on it, the host holds no lock: reversals and other requests go on.</summary>
public interface IIssuerLine
{
    /// <summary>Whether issuers and centres are in this process, and so reached at once: then they are asked within the transaction that decides.</summary>
    bool IsDirect => false;

    /// <summary>Reaches an issuer or a centre, or fails by <see cref="System.OperationCanceledException"/>: when the host's time for an answer is over, or earlier when it cannot be reached.</summary>
    /// <param name="issuer">Its name; empty when no product has the card's first six digits.</param>
    /// <param name="cancellation">Ends the attempt.</param>
    Task ReachAsync(string issuer, CancellationToken cancellation);

    /// <summary>Tells an issuer what was approved in its place; fails as <see cref="ReachAsync"/> does, and is then tried again.</summary>
    /// <param name="advice">What it is told. It may have been told before.</param>
    /// <param name="cancellation">Ends the attempt.</param>
    Task AdviseAsync(IssuerAdvice advice, CancellationToken cancellation) => ReachAsync(advice.Issuer, cancellation);
}
