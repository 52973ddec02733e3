using System;

namespace Terminal.Acquirer.Storage;

/// <summary>What an approved pre-authorisation holds. <see cref="EndedBy"/> is null while it is open; times are as <see cref="Times.Stamp"/> writes them.</summary>
internal sealed record HoldRow(string Terminal, string Number, byte[] Card, long Amount, string Code, string Expires, string? EndedBy)
{
    /// <summary>Whether its reversal ended it.</summary>
    public bool IsCancelled => EndedBy == Number;

    public bool IsExpired(DateTimeOffset now) => string.CompareOrdinal(Expires, Times.Stamp(now)) <= 0;
}
