namespace Terminal.Bench;

/// <summary>How a card is drawn through the reader.</summary>
internal enum SwipeWay
{
    /// <summary>As it should be.</summary>
    Whole,
    /// <summary>It stops half-way.</summary>
    Half,
    /// <summary>In the direction that the reader does not know.</summary>
    Backwards,
    /// <summary>Twice, without a pause.</summary>
    Twice,
}
