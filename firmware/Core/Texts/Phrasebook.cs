using System;

namespace Terminal.Core.Texts;

/// <summary>
/// The words of a language as bytes of the code page. What was asked for is kept: a text is translated once, not with each screen or receipt.
/// </summary>
public sealed class Phrasebook
{
    // Enough for what one party to a sale says; a text beyond them is translated each time.
    private const int Capacity = 40;

    // By text: its phrase, counted from 1; 0 for none.
    private readonly byte[] _places = new byte[256];
    private readonly byte[][] _phrases = new byte[Capacity][];
    private int _count;
    private Language _language;

    /// <summary>A text in a language; line feeds stay. The array belongs to the book: it must not be written to.</summary>
    public byte[] Of(Text text, Language language)
    {
        if (language != _language)
        {
            Array.Clear(_places, 0, _places.Length);
            _count = 0;
            _language = language;
        }

        int place = _places[(int)text];
        return place > 0 ? _phrases[place - 1] : Translate(text);
    }

    private byte[] Translate(Text text)
    {
        byte[] phrase = CodePage.Bytes(Wording.Of(text, _language));
        if (_count < Capacity)
        {
            _phrases[_count++] = phrase;
            _places[(int)text] = (byte)_count;
        }

        return phrase;
    }
}
