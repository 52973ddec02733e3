using System;
using System.Collections.Generic;
using Terminal.Board.Maps;

namespace Terminal.Board.Parts;

/// <summary>
/// A 4 x 4 keypad of bare contacts: a pressed key joins its row's wire with its column's, and that is all. So three keys at the corners
/// of a rectangle look like four. Contacts bounce for as long as <see cref="BounceMilliseconds"/> says.
/// </summary>
public sealed class KeypadMatrix
{
    private const string Legends = "123A456B789C*0#D";

    private readonly DeviceBoard _board;
    private readonly IReadOnlyList<int> _rows;
    private readonly IReadOnlyList<int> _columns;
    private readonly bool[] _down = new bool[16];
    private readonly bool[] _contact = new bool[16];
    private readonly int[] _strokes = new int[16];

    internal KeypadMatrix(DeviceBoard board)
    {
        _board = board;
        _rows = board.Map.Pins(WiredLine.KeypadRows);
        _columns = board.Map.Pins(WiredLine.KeypadColumns);
    }

    /// <summary>How long a contact flickers after a press or release, changing every millisecond; 0 (the start value) for clean contacts.</summary>
    public int BounceMilliseconds { get; set; }

    /// <summary>The legends of the keys held down.</summary>
    public string Pressed
    {
        get
        {
            lock (_board.Sync)
            {
                string pressed = "";
                for (int key = 0; key < _down.Length; key++)
                    pressed += _down[key] ? Legends[key] : "";
                return pressed;
            }
        }
    }

    /// <summary>Presses a key and holds it; any number of keys may be held.</summary>
    /// <param name="legend">One of <c>0-9 A-D * #</c>.</param>
    public void Press(char legend) => Stroke([legend], true);

    /// <summary>Presses several keys at the same moment and holds them.</summary>
    /// <param name="legends">Each one of <c>0-9 A-D * #</c>.</param>
    public void Press(string legends) => Stroke(legends, true);

    /// <summary>Lets a key go.</summary>
    /// <param name="legend">One of <c>0-9 A-D * #</c>.</param>
    public void Release(char legend) => Stroke([legend], false);

    /// <summary>Lets several keys go at the same moment.</summary>
    /// <param name="legends">Each one of <c>0-9 A-D * #</c>.</param>
    public void Release(string legends) => Stroke(legends, false);

    /// <summary>Lets all keys go.</summary>
    public void ReleaseAll() => Release(Pressed);

    /// <summary>The pairs of pins that closed contacts join.</summary>
    internal IEnumerable<(int Row, int Column)> Shorts()
    {
        for (int key = 0; key < _contact.Length; key++)
        {
            if (_contact[key])
                yield return (_rows[key / 4], _columns[key % 4]);
        }
    }

    /// <summary>The pins that resistors pull up.</summary>
    internal IReadOnlyList<int> PulledUp => _board.Map.HasPullUpsOutside ? _columns : [];

    /// <summary>Nobody hears contacts bounce without power: they are as the keys are. Called with the board locked.</summary>
    internal void LosePower() => _down.CopyTo(_contact, 0);

    private void Stroke(ReadOnlySpan<char> legends, bool down)
    {
        int[] keys = new int[legends.Length];
        for (int i = 0; i < keys.Length; i++)
        {
            keys[i] = Legends.IndexOf(legends[i], StringComparison.Ordinal);
            if (keys[i] < 0)
                throw new ArgumentException($"There is no key {legends[i]}.", nameof(legends));
        }
        _board.Change(() =>
        {
            foreach (int key in keys)
            {
                if (_down[key] == down)
                    continue;
                _down[key] = down;
                Bounce(key, ++_strokes[key], _board.Milliseconds);
            }
        });
    }

    /// <summary>Closes and opens the contact in turn, a millisecond each, and leaves it as the key is. A timer that is late makes the bouncing no longer.</summary>
    private void Bounce(int key, int stroke, long since)
    {
        if (stroke != _strokes[key])
            return;
        long elapsed = _board.Milliseconds - since;
        bool settled = elapsed >= BounceMilliseconds || !_board.Powered;
        _contact[key] = _down[key] == (settled || elapsed % 2 == 0);
        if (_board.Powered)
            _board.Session.Pins.Settle();
        if (!settled)
            _board.After(1000, () => Bounce(key, stroke, since));
    }
}
