using System;

namespace Terminal.Acquirer;

/// <summary>The database cannot be used; the message says why and what to do.</summary>
public sealed class DatabaseException : Exception
{
    /// <summary>Says why.</summary>
    public DatabaseException(string message)
        : base(message)
    {
    }

    /// <summary>Says why, and what failed.</summary>
    public DatabaseException(string message, Exception inner)
        : base(message, inner)
    {
    }
}
