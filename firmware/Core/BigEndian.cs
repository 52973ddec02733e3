using System;

namespace Terminal.Core;

/// <summary>Numbers in records and documents, most significant byte first.</summary>
public static class BigEndian
{
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
        long value = 0;
        for (int i = offset; i < offset + bytes; i++)
        {
            value = value << 8 | from[i];
        }

        return value;
    }
}
