namespace Terminal.Simulation.Host;

/// <summary>A sale as the host's database has it.</summary>
/// <param name="Terminal">The terminal.</param>
/// <param name="Number">The sale number, DE37.</param>
/// <param name="Mask">The card, masked.</param>
/// <param name="Amount">Minor units.</param>
/// <param name="Batch">Its batch.</param>
/// <param name="Code">The answer's code; null while the issuer is asked.</param>
/// <param name="IsReversed">Whether a reversal won over it.</param>
/// <param name="Held">What it took from the card's limit.</param>
/// <param name="Kind">sale, refund, hold or completion.</param>
/// <param name="Original">Terminal and number of the sale that a refund gives back, or of the hold that a completion consumes; empty for none.</param>
/// <param name="IsSuspended">Whether it counts in no batch: it is in suspense, or was.</param>
/// <param name="IsRefused">Whether clearing has given it back.</param>
/// <param name="IsAdvice">Whether it came as an advice.</param>
/// <param name="Verdict">Why clearing will not reimburse it, four digits; empty when it will, or when it came as no advice.</param>
/// <param name="IsUndecided">Whether it is in suspense now.</param>
public sealed record HostRow(string Terminal, string Number, string Mask, long Amount, long Batch, string? Code, bool IsReversed, long Held, string Kind, (string Terminal, string Number) Original, bool IsSuspended, bool IsRefused, bool IsAdvice, string Verdict, bool IsUndecided)
{
    /// <summary>Whether the merchant is paid for it, or clearing has it.</summary>
    public bool IsPosted => !IsReversed && Code is "00" or "08";
}
