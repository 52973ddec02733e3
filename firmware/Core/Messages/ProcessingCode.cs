namespace Terminal.Core.Messages;

/// <summary>The processing codes (DE3) in use.</summary>
public static class ProcessingCode
{
    /// <summary>A sale of goods or services.</summary>
    public const int Sale = 0;

    /// <summary>A refund.</summary>
    public const int Refund = 200000;

    /// <summary>Close the batch if both ends agree.</summary>
    public const int Close = 920000;

    /// <summary>Close the batch after its upload, whatever the difference.</summary>
    public const int CloseAfterUpload = 960000;
}
