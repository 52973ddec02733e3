using System;

namespace Terminal.Core.Ports;

/// <summary>Time: the only one that Core and the drivers know.</summary>
public interface IClock
{
    /// <summary>Now, in UTC.</summary>
    DateTime UtcNow { get; }

    /// <summary>Milliseconds since the start; never goes back, whatever happens to <see cref="UtcNow"/>.</summary>
    long Uptime { get; }

    /// <summary>Waits for so many milliseconds, or until <see cref="Wake"/> is called; a wake that came before the wait ends it at once.</summary>
    void Wait(int milliseconds);

    /// <summary>Ends the wait in progress or the next one; called from the drivers' interrupts, safe on any thread.</summary>
    void Wake();

    /// <summary>Sets the clock to the host's time.</summary>
    void Set(DateTime utc);
}
