namespace Terminal.Core.Ports;

/// <summary>What <see cref="IHostLink.Fetch"/> answers instead of a length.</summary>
public static class FetchStatus
{
    /// <summary>The acquirer was not reached, its answer did not come whole, or it was asked too often: try again later.</summary>
    public const int NoAnswer = -1;

    /// <summary>The acquirer has no such document, or none for this terminal (HTTP 4xx, but for 408, 416 and 429).</summary>
    public const int Refused = -2;
}
