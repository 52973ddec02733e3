using System;

namespace Terminal.Bench;

/// <summary>A request asks for what the desk does not have; the message says what, for a person.</summary>
public sealed class BadInputException : Exception
{
    /// <summary>Says what is wrong.</summary>
    public BadInputException(string message)
        : base(message)
    {
    }
}
