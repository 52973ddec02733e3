namespace Terminal.Core.Messages;

/// <summary>The tags of DE48 and the one table of their formats.</summary>
public static class Tag
{
    /// <summary>01, reason of the terminal's decision: n2.</summary>
    public const int DecisionReason = 1;

    /// <summary>02, version of the stop list that the terminal holds: n10.</summary>
    public const int ListVersion = 2;

    /// <summary>03, number of the parameters that the terminal holds: n6.</summary>
    public const int Parameters = 3;

    /// <summary>04, how the cardholder was verified: n1; 0 not asked, 1 signed, 2 no sample signature and identity document, 3 identity document.</summary>
    public const int Cardholder = 4;

    /// <summary>05, why a reversal is sent: n4; values in <see cref="Messages.ReversalReason"/>.</summary>
    public const int ReversalReason = 5;

    /// <summary>06, why an advice is sent: n4; values in <see cref="Messages.AdviceReason"/>.</summary>
    public const int AdviceReason = 6;

    /// <summary>07, the number (DE37) of the attempt that this sale replaces: an12.</summary>
    public const int NumberReplaced = 7;

    /// <summary>08, the number (DE37) of the original sale: an12.</summary>
    public const int OriginalNumber = 8;

    /// <summary>10, the host's time: n14, YYYYMMDDhhmmss in UTC.</summary>
    public const int HostTime = 10;

    /// <summary>11, version of the MAC key: n2.</summary>
    public const int MacKeyVersion = 11;

    /// <summary>12, version of the newest stop list: n10.</summary>
    public const int NewestList = 12;

    /// <summary>13, number of the newest parameters: n6.</summary>
    public const int NewestParameters = 13;

    /// <summary>14, where the terminal goes on after sign-on: an18; epoch an2, batch n6, highest counter seen n10.</summary>
    public const int Position = 14;

    /// <summary>15, state of the terminal: ans..99.</summary>
    public const int TerminalState = 15;

    /// <summary>16, a text for the merchant: ans..40.</summary>
    public const int MerchantText = 16;

    /// <summary>17, name of the issuer: ans..20.</summary>
    public const int IssuerName = 17;

    /// <summary>18, a wrapped key in Base64: ans..99, so at most 72 bytes.</summary>
    public const int WrappedKey = 18;

    /// <summary>19, which firmware started, and why: ans..32.</summary>
    public const int StartReport = 19;

    private const int Columns = 3;
    private const int Last = StartReport;

    // Shortest, longest, content; the row's place is the tag. Row 0 stands for every tag that is not in use: passed over, so anything goes.
    private static readonly byte[] Rows =
    {
        0, 99, Content.Text,
        2, 2, Content.Numeric, // 01
        10, 10, Content.Numeric, // 02
        6, 6, Content.Numeric, // 03
        1, 1, Content.Numeric, // 04
        4, 4, Content.Numeric, // 05
        4, 4, Content.Numeric, // 06
        12, 12, Content.Alphanumeric, // 07
        12, 12, Content.Alphanumeric, // 08
        0, 99, Content.Text,
        14, 14, Content.Numeric, // 10
        2, 2, Content.Numeric, // 11
        10, 10, Content.Numeric, // 12
        6, 6, Content.Numeric, // 13
        18, 18, Content.Alphanumeric, // 14
        1, 99, Content.Text, // 15
        1, 40, Content.Text, // 16
        1, 20, Content.Text, // 17
        1, 99, Content.Text, // 18
        1, 32, Content.Text, // 19
    };

    /// <summary>Whether a tag is in use.</summary>
    public static bool IsKnown(int tag) => Shortest(tag) > 0;

    /// <summary>The fewest characters a tag may have; 0 for a tag that is not in use.</summary>
    public static int Shortest(int tag) => Rows[Row(tag)];

    /// <summary>The most characters a tag may have; 99 for a tag that is not in use.</summary>
    public static int Longest(int tag) => Rows[Row(tag) + 1];

    /// <summary>What a tag may hold, one of <see cref="Content"/>; <see cref="Content.Text"/> for a tag that is not in use.</summary>
    public static int ContentOf(int tag) => Rows[Row(tag) + 2];

    private static int Row(int tag) => tag is < 0 or > Last ? 0 : tag * Columns;
}
