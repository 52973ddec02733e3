using System;

namespace Terminal.Core;

/// <summary>Numbers in records and documents, most significant byte first.</summary>
public static class BigEndian
{
    private const int Word = 8;

    /// <summary>Writes the low bytes of a number, at most 8, at a place.</summary>
    public static void Write(byte[] to, int offset, int bytes, long value)
    {
        // Most numbers are short, and many are nothing.
        int left = bytes;
        while (value != 0 && left > 0)
        {
            to[offset + --left] = (byte)value;
            value >>= 8;
        }

        if (left > 0)
        {
            Array.Clear(to, offset, left);
        }
    }

    /// <summary>Reads a number of at most 8 bytes at a place.</summary>
    public static long Read(byte[] from, int offset, int bytes)
    {
        if (bytes > 2 && from.Length - offset >= Word)
        {
            // Eight bytes at once: every processor in question reads them least significant first, so they are turned round.
            long eight = BitConverter.ToInt64(from, offset);
            eight = (eight >> 8 & 0x00FF00FF00FF00FF) | (eight & 0x00FF00FF00FF00FF) << 8;
            eight = (eight >> 16 & 0x0000FFFF0000FFFF) | (eight & 0x0000FFFF0000FFFF) << 16;
            eight = (eight >> 32 & 0x00000000FFFFFFFF) | eight << 32;
            return (long)((ulong)eight >> 8 * (Word - bytes));
        }

        long value = 0;
        for (int i = offset; i < offset + bytes; i++)
        {
            value = value << 8 | from[i];
        }

        return value;
    }
}
