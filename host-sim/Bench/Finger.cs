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
    private static readonly TimeSpan Hold = TimeSpan.FromMilliseconds(60);
    private static readonly TimeSpan Pause = TimeSpan.FromMilliseconds(40);

    private readonly KeypadMatrix _keypad;
    private readonly Action<Exception> _failed;
    private readonly Channel<(char Legend, bool Down)> _strokes = Channel.CreateBounded<(char, bool)>(MostStrokes);
    private readonly Dictionary<char, long> _down = [];
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
    public bool Stroke(char legend, bool down) => _strokes.Writer.TryWrite((legend, down));

    /// <summary>Presses what is queued and lets go.</summary>
    public async ValueTask DisposeAsync()
    {
        _strokes.Writer.TryComplete();
        await _pressing;
        _keypad.ReleaseAll();
    }

    private async Task PressAll()
    {
        await foreach ((char legend, bool down) in _strokes.Reader.ReadAllAsync())
        {
            if (down == _down.ContainsKey(legend))
                continue;
            await Until(down ? _released : _down[legend], down ? Pause : Hold);
            try
            {
                if (down)
                    _keypad.Press(legend);
                else
                    _keypad.Release(legend);
            }
            catch (Exception failure)
            {
                _failed(failure);
            }
            if (down)
                _down[legend] = Stopwatch.GetTimestamp();
            else if (_down.Remove(legend))
                _released = Stopwatch.GetTimestamp();
        }
    }

    private static async Task Until(long since, TimeSpan wait)
    {
        TimeSpan left = wait - Stopwatch.GetElapsedTime(since);
        if (left > TimeSpan.Zero)
            await Task.Delay(left);
    }
}
