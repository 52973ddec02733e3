namespace Terminal.Acquirer;

/// <summary>What a sale number stands for.</summary>
public static class SaleKind
{
    /// <summary>A sale: asked for by 0200, or advised by 0220.</summary>
    public const string Sale = "sale";

    /// <summary>A refund: 0200 with processing code 200000.</summary>
    public const string Refund = "refund";

    /// <summary>A pre-authorisation (0100): holds its amount and posts nothing.</summary>
    public const string Hold = "hold";

    /// <summary>The advice (0220) that completes a pre-authorisation: consumes its hold and posts.</summary>
    public const string Completion = "completion";
}
