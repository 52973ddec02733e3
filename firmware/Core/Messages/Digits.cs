using System;

namespace Terminal.Core.Messages;

/// <summary>Decimal numbers as ASCII digits in a buffer, without strings.</summary>
public static class Digits
{
    /// <summary>The longest number that a <c>long</c> always holds.</summary>
    public const int Most = 18;

    private static readonly byte[] Zeros =
    {
        (byte)'0', (byte)'0', (byte)'0', (byte)'0', (byte)'0', (byte)'0', (byte)'0', (byte)'0', (byte)'0', (byte)'0', (byte)'0', (byte)'0',
    };

    /// <summary>Reads a number.</summary>
    /// <returns>The number, or -1 when there are no digits, more than <see cref="Most"/>, or anything but digits.</returns>
    public static long Read(byte[] bytes, int offset, int length)
    {
        if (length < 1 || length > Most)
            return -1;

        long value = 0;
        int end = offset + length;
        for (int i = offset; i < end; i++)
        {
            int digit = bytes[i] - '0';
            if (digit < 0 || digit > 9)
                return -1;
            value = value * 10 + digit;
        }

        return value;
    }

    /// <summary>Writes a number of two digits, 0 to 99: most of what a date and a time consist of.</summary>
    public static void WritePair(int value, byte[] bytes, int offset)
    {
        bytes[offset] = (byte)('0' + value / 10);
        bytes[offset + 1] = (byte)('0' + value % 10);
    }

    /// <summary>Writes a number with leading zeros.</summary>
    /// <returns>False when it is negative or needs more than <paramref name="width"/> digits; the buffer then holds its last digits.</returns>
    public static bool Write(long value, byte[] bytes, int offset, int width)
    {
        if (value < 0)
            return false;

        int left = width;
        while (value > 0 && left > 0)
        {
            bytes[offset + --left] = (byte)('0' + value % 10);
            value /= 10;
        }

        // The zeros in front in one go: most numbers are short.
        while (left > 0)
        {
            int zeros = left < Zeros.Length ? left : Zeros.Length;
            left -= zeros;
            Array.Copy(Zeros, 0, bytes, offset + left, zeros);
        }

        return value == 0;
    }
}
