namespace Terminal.Tests.Fuzz;

/// <summary>What a decoder may do with an input; anything else is a bug.</summary>
internal enum Outcome
{
    /// <summary>It took it.</summary>
    Accepted,
    /// <summary>It refused it in its own words.</summary>
    Refused,
}
