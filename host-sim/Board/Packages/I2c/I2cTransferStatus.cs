namespace System.Device.I2c;

/// <summary>How a transfer ended.</summary>
public enum I2cTransferStatus
{
    /// <summary>Nothing is known.</summary>
    UnknownError = 0,
    /// <summary>All bytes went over.</summary>
    FullTransfer = 1,
    /// <summary>The device held the clock for too long.</summary>
    ClockStretchTimeout = 2,
    /// <summary>The device stopped acknowledging.</summary>
    PartialTransfer = 3,
    /// <summary>Nobody has that address.</summary>
    SlaveAddressNotAcknowledged = 4,
}
