using System;
using System.Collections.Generic;
using System.Diagnostics;
using System.Threading;
using System.Threading.Channels;
using System.Threading.Tasks;
using KeypadMatrix = Terminal.Board.Parts.KeypadMatrix;

namespace Terminal.Bench;

/// <summary>
/// Presses the keys of the matrix as a finger does: in the order asked for, each held, and each let go, until the firmware has looked at it long enough to
/// take it. A click on a page is far shorter than that. Firmware that does not look is not waited for longer than a person would.
/// </summary>
internal sealed class Finger : IAsyncDisposable
{
    private const int MostStrokes = 200;
    private static readonly TimeSpan Shortest = TimeSpan.FromMilliseconds(2 * Drivers.KeypadMatrix.SettleMilliseconds);
    private static readonly TimeSpan Longest = TimeSpan.FromSeconds(1);
    private static readonly TimeSpan Glance = TimeSpan.FromMilliseconds(5);

    private readonly KeypadMatrix _keypad;
    private readonly Action<Exception> _failed;
    private readonly Channel<(string Legends, bool Down, bool Up)> _strokes = Channel.CreateBounded<(string, bool, bool)>(MostStrokes);
    private readonly Dictionary<string, long> _down = [];
    private readonly CancellationTokenSource _ending = new();
    private readonly Task _pressing;
    private long _released;

    /// <summary>Presses the keys of a matrix.</summary>
    /// <param name="keypad">The matrix.</param>
    /// <param name="failed">Told when the firmware's own edge handler failed.</param>
    public Finger(KeypadMatrix keypad, Action<Exception> failed)
    {
        _keypad = keypad;
        _failed = failed;
        _pressing = PressAll();
    }

    /// <summary>Queues a press or a release.</summary>
    /// <returns>False when the queue is full.</returns>
    public bool Stroke(char legend, bool down) => _strokes.Writer.TryWrite(($"{legend}", down, !down));

    /// <summary>Queues a press of several keys at the same moment, and their release.</summary>
    /// <returns>False when the queue is full.</returns>
    public bool Tap(string legends) => _strokes.Writer.TryWrite((legends, true, true));

    /// <summary>Lets go; what is queued is not pressed any more.</summary>
    public async ValueTask DisposeAsync()
    {
        await _ending.CancelAsync();
        await _pressing.ConfigureAwait(ConfigureAwaitOptions.SuppressThrowing);
        _keypad.ReleaseAll();
        _ending.Dispose();
    }

    private async Task PressAll()
    {
        await foreach ((string legends, bool down, bool up) in _strokes.Reader.ReadAllAsync(_ending.Token))
        {
            if (down)
                await Press(legends);
            if (up)
                await Release(legends);
        }
    }

    private async Task Press(string legends)
    {
        if (_down.ContainsKey(legends))
            return;
        await Hold(_released);
        Guard(() => _keypad.Press(legends));
        _down[legends] = Stopwatch.GetTimestamp();
    }

    private async Task Release(string legends)
    {
        if (!_down.TryGetValue(legends, out long since))
            return;
        await Hold(since);
        Guard(() => _keypad.Release(legends));
        _down.Remove(legends);
        _released = Stopwatch.GetTimestamp();
    }

    private void Guard(Action move)
    {
        try
        {
            move();
        }
        catch (Exception failure)
        {
            _failed(failure);
        }
    }

    // Until the keys as they are now have been seen for as long as the driver's debouncing takes.
    private async Task Hold(long since)
    {
        while (Stopwatch.GetElapsedTime(since) is var held && (held < Shortest || (held < Longest && _keypad.SeenMilliseconds < Drivers.KeypadMatrix.SettleMilliseconds)))
            await Task.Delay(Glance, _ending.Token);
    }
}
