namespace Terminal.Core.Risk;

/// <summary>What the terminal may do with a sale; "unable" is a request that never left (<see cref="Ports.Delivery.NotSent"/>).</summary>
public enum Decision : byte
{
    /// <summary>No sale, and nobody is asked.</summary>
    Decline,
    /// <summary>Ask the acquirer; if unable, decline.</summary>
    OnlineOrDecline,
    /// <summary>Ask the acquirer; if unable, the merchant may phone.</summary>
    OnlineOrRefer,
    /// <summary>Ask the acquirer; if unable, approve here.</summary>
    OnlineOrOffline,
    /// <summary>Approve here.</summary>
    Offline,
}
