using System;
using System.Collections.Generic;
using System.Diagnostics;
using System.Threading.Channels;
using System.Threading.Tasks;
using Terminal.Board.Parts;

namespace Terminal.Bench;

/// <summary>
/// Presses the keys of the matrix as a finger does: in the order asked for, each held and released long enough for the driver's debouncing
/// to see it. A click on a page is far shorter than that.
/// </summary>
internal sealed class Finger : IAsyncDisposable
{
    private const int MostStrokes = 200;
    private readonly KeypadMatrix _keypad;
    private readonly TimeSpan _hold;
    private readonly Action<Exception> _failed;
    private readonly Channel<(string Legends, bool Down, bool Up)> _strokes = Channel.CreateBounded<(string, bool, bool)>(MostStrokes);
    private readonly Dictionary<string, long> _down = [];
    private readonly Task _pressing;
    private long _released;

    /// <summary>Presses the keys of a matrix.</summary>
    /// <param name="keypad">The matrix.</param>
    /// <param name="hold">The shortest press, and the shortest pause before the next.</param>
    /// <param name="failed">Told when the firmware's own edge handler failed.</param>
    public Finger(KeypadMatrix keypad, TimeSpan hold, Action<Exception> failed)
    {
        _keypad = keypad;
        _hold = hold;
        _failed = failed;
        _pressing = PressAll();
    }

    /// <summary>Queues a press or a release.</summary>
    /// <returns>False when the queue is full.</returns>
    public bool Stroke(char legend, bool down) => _strokes.Writer.TryWrite(($"{legend}", down, !down));

    /// <summary>Queues a press of several keys at the same moment, and their release.</summary>
    /// <returns>False when the queue is full.</returns>
    public bool Tap(string legends) => _strokes.Writer.TryWrite((legends, true, true));

    /// <summary>Presses what is queued and lets go.</summary>
    public async ValueTask DisposeAsync()
    {
        _strokes.Writer.TryComplete();
        await _pressing;
        _keypad.ReleaseAll();
    }

    private async Task PressAll()
    {
        await foreach ((string legends, bool down, bool up) in _strokes.Reader.ReadAllAsync())
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

    private async Task Hold(long since)
    {
        TimeSpan left = _hold - Stopwatch.GetElapsedTime(since);
        if (left > TimeSpan.Zero)
            await Task.Delay(left);
    }
}
