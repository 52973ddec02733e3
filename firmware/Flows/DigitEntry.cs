using System;
using Terminal.Core.Ports;
using Terminal.Core.Texts;

namespace Terminal.Flows;

/// <summary>Digits typed under a prompt, until Enter with enough of them.</summary>
internal sealed class DigitEntry
{
    private const int Row = 5;

    private readonly Dialogue _dialogue;
    private readonly byte[] _shown;

    /// <summary>Takes at most so many digits.</summary>
    public DigitEntry(Dialogue dialogue, int most)
    {
        _dialogue = dialogue;
        _shown = new byte[most];
        Typed = new byte[most];
    }

    /// <summary>What was typed, ASCII; zeros after it.</summary>
    public byte[] Typed { get; }

    /// <summary>Asks.</summary>
    /// <param name="title">The title of the screen.</param>
    /// <param name="prompt">What is to be typed; three rows at the most.</param>
    /// <param name="fewest">Enter counts from so many digits on.</param>
    /// <param name="isSecret">Whether each digit shows as a star.</param>
    /// <returns>How many digits were typed; 0 when the merchant gave up or was silent for too long.</returns>
    public int Take(Text title, Text prompt, int fewest, bool isSecret)
    {
        Clear();
        int length = 0;
        while (true)
        {
            _dialogue.Say(title, prompt, Text.KeysAmount).Centre(Row, isSecret ? _shown : Typed, length).Show();
            Key key = _dialogue.AwaitKey(Dialogue.Patience);
            if (key >= Key.Digit0 && key <= Key.Digit9 && length < Typed.Length)
            {
                _shown[length] = (byte)'*';
                Typed[length++] = (byte)key;
            }
            else if (key == Key.Clear && length > 0)
            {
                Typed[--length] = 0;
            }
            else if (key == Key.Enter && length >= fewest)
            {
                return length;
            }
            else if (key == Key.Cancel || key == Key.None)
            {
                Clear();
                return 0;
            }
        }
    }

    /// <summary>Wipes what was typed.</summary>
    public void Clear() => Array.Clear(Typed, 0, Typed.Length);
}
