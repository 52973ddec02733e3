namespace System.Device.I2c;

/// <summary>How a transfer ended and how far it came.</summary>
public struct I2cTransferResult
{
    private readonly uint _bytesTransferred;
    private readonly I2cTransferStatus _status;

    internal I2cTransferResult(I2cTransferStatus status, int bytesTransferred)
    {
        _status = status;
        _bytesTransferred = (uint)bytesTransferred;
    }

    /// <summary>Bytes that went over.</summary>
    public readonly uint BytesTransferred => _bytesTransferred;

    /// <summary>How it ended.</summary>
    public readonly I2cTransferStatus Status => _status;
}
