using System;
using System.Text;

namespace Terminal.Core.Texts;

/// <summary>
/// Code page 866, the one table that screen and printer share: a text becomes its bytes once. 20h-7Eh is ASCII,
/// then Russian, box lines and a few symbols. The arrows and triangles (18h-1Fh) are for the screen only: a printer takes those bytes for commands.
/// </summary>
public static class CodePage
{
    /// <summary>What stands for a character that the code page lacks: <c>?</c>.</summary>
    public const byte Unknown = 0x3F;

    private const byte LineFeed = 0x0A;

    /// <summary>The byte of one UTF-16 character; <see cref="Unknown"/> for one that the code page lacks and for control characters.</summary>
    public static byte Of(char character)
    {
        if (character >= ' ' && character <= '~')
        {
            return (byte)character;
        }

        if (character >= 'А' && character <= 'п')
        {
            return (byte)(character - 'А' + 0x80);
        }

        if (character >= 'р' && character <= 'я')
        {
            return (byte)(character - 'р' + 0xE0);
        }

        switch (character)
        {
            case 'Ё': return 0xF0;
            case 'ё': return 0xF1;
            case 'Є': return 0xF2;
            case 'є': return 0xF3;
            case 'Ї': return 0xF4;
            case 'ї': return 0xF5;
            case 'Ў': return 0xF6;
            case 'ў': return 0xF7;
            case '°': return 0xF8;
            case '∙': return 0xF9;
            case '·': return 0xFA;
            case '√': return 0xFB;
            case '№': return 0xFC;
            case '¤': return 0xFD;
            case '■': return 0xFE;
            case '\u00A0': return 0xFF;
            case '–':
            case '—': return (byte)'-';
            case '«':
            case '»':
            case '“':
            case '”':
            case '„': return (byte)'"';
            case '‘':
            case '’': return (byte)'\'';
            case '░': return 0xB0;
            case '▒': return 0xB1;
            case '▓': return 0xB2;
            case '│': return 0xB3;
            case '┤': return 0xB4;
            case '┐': return 0xBF;
            case '└': return 0xC0;
            case '┴': return 0xC1;
            case '┬': return 0xC2;
            case '├': return 0xC3;
            case '─': return 0xC4;
            case '┼': return 0xC5;
            case '┘': return 0xD9;
            case '┌': return 0xDA;
            case '█': return 0xDB;
            case '▄': return 0xDC;
            case '▌': return 0xDD;
            case '▐': return 0xDE;
            case '▀': return 0xDF;
            case '↑': return 0x18;
            case '↓': return 0x19;
            case '→': return 0x1A;
            case '←': return 0x1B;
            case '▲': return 0x1E;
            case '▼': return 0x1F;
            default: return Unknown;
        }
    }

    /// <summary>Writes a text as bytes of the code page, as much of it as fits.</summary>
    /// <param name="text">The text; one byte a character, control characters as they are.</param>
    /// <param name="target">Receives the bytes.</param>
    /// <param name="offset">Where the first one goes.</param>
    /// <returns>How many bytes were written.</returns>
    public static int Write(string text, byte[] target, int offset)
    {
        byte[] bytes = Bytes(text);
        int count = bytes.Length < target.Length - offset ? bytes.Length : target.Length - offset;
        Array.Copy(bytes, 0, target, offset, count);
        return count;
    }

    /// <summary>Fills an array with one character; natively but for a few steps, since each copy doubles what is filled.</summary>
    public static void Fill(byte[] target, byte character)
    {
        target[0] = character;
        int filled = 1;
        while (filled < target.Length)
        {
            int more = filled < target.Length - filled ? filled : target.Length - filled;
            Array.Copy(target, 0, target, filled, more);
            filled += more;
        }
    }

    /// <summary>A text as bytes of the code page, a new array; one byte a character, control characters as they are.</summary>
    public static byte[] Bytes(string text)
    {
        // Without loss of time for what is ASCII throughout: only then UTF-8 has as many bytes as characters.
        byte[] utf8 = Encoding.UTF8.GetBytes(text);
        return utf8.Length == text.Length ? utf8 : Translate(text.ToCharArray());
    }

    /// <summary>Where a line of a text ends: at the next line feed, or with the text.</summary>
    /// <param name="text">Bytes of the code page.</param>
    /// <param name="from">Where the line begins.</param>
    public static int LineEnd(byte[] text, int from) => ByteSearch.First(text, from, text.Length, LineFeed);

    private static byte[] Translate(char[] characters)
    {
        byte[] bytes = new byte[characters.Length];
        for (int i = 0; i < bytes.Length; i++)
        {
            char character = characters[i];
            int fromA = character - 'А';
            bytes[i] = fromA >= 0 && fromA <= 'п' - 'А' ? (byte)(fromA + 0x80) : character < ' ' ? (byte)character : Of(character);
        }

        return bytes;
    }
}
