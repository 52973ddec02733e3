namespace Terminal.Core.Messages;

/// <summary>The settlement codes (field 66) in use.</summary>
public static class SettlementCode
{
    /// <summary>1: the totals of both ends agree.</summary>
    public const int Balanced = 1;

    /// <summary>2: they differ: upload the batch; after the upload, it is closed with a difference.</summary>
    public const int Difference = 2;
}
