using System;
using Terminal.Core.Ports;

namespace Terminal.Esp32;

/// <summary>
/// The terminal's clock, which also ends the start's <see cref="Probation"/>: in a wait of the main thread, since there is no timer whose thread could use the flash
/// without coming between its operations.
/// </summary>
public sealed class ProbationClock : IClock
{
    private readonly IClock _clock;
    private readonly IFileStore _files;
    private bool _hasPassed;

    /// <summary>Watches a clock.</summary>
    public ProbationClock(IClock clock, IFileStore files)
    {
        _clock = clock;
        _files = files;
    }

    /// <inheritdoc/>
    public DateTime UtcNow => _clock.UtcNow;

    /// <inheritdoc/>
    public long Uptime => _clock.Uptime;

    /// <inheritdoc/>
    public void Wait(int milliseconds)
    {
        if (!_hasPassed && _clock.Uptime >= Probation.Milliseconds)
        {
            _hasPassed = true;
            Probation.Pass(_files);
        }

        _clock.Wait(milliseconds);
    }

    /// <inheritdoc/>
    public void Wake() => _clock.Wake();

    /// <inheritdoc/>
    public void Set(DateTime utc) => _clock.Set(utc);
}
