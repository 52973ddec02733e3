using System;

namespace Terminal.Core.Texts;

/// <summary>
/// The words of a language as bytes of the code page. What was asked for is kept: a text is translated once, not with each screen and receipt.
/// </summary>
public sealed class Phrasebook
{
    // A sale says some forty; when there is no room the book is begun anew.
    private const int Capacity = 48;
    private const int Texts = 256;

    // By text: its phrase, counted from 1; 0 for none.
    private readonly byte[] _places = new byte[Texts];
    private readonly byte[][] _phrases = new byte[Capacity][];
    private int _count;
    private Language _language;

    /// <summary>A text in a language; line feeds stay. The array belongs to the book: it must not be written to.</summary>
    public byte[] Of(Text text, Language language)
    {
        if (language != _language)
        {
            _language = language;
            Begin();
        }

        if ((int)text >= Texts)
        {
            // The menus are seldom seen: they are not kept.
            return CodePage.Bytes(Wording.Of(text, language));
        }

        int place = _places[(int)text];
        return place > 0 ? _phrases[place - 1] : Translate(text);
    }

    private byte[] Translate(Text text)
    {
        byte[] phrase = CodePage.Bytes(Wording.Of(text, _language));
        if (_count == Capacity)
        {
            Begin();
        }

        _phrases[_count++] = phrase;
        _places[(int)text] = (byte)_count;
        return phrase;
    }

    private void Begin()
    {
        Array.Clear(_places, 0, Texts);
        Array.Clear(_phrases, 0, Capacity);
        _count = 0;
    }
}
