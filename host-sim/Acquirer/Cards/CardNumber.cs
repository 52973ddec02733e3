using System;
using System.Security.Cryptography;
using Terminal.Core.Cards;

namespace Terminal.Acquirer.Cards;

/// <summary>Card numbers (PAN, ISO/IEC 7812) as ASCII digits in bytes: they never become text, except masked.</summary>
public static class CardNumber
{
    /// <summary>Length of <see cref="Digest"/> in bytes.</summary>
    public const int DigestLength = 32;

    /// <summary>Whether the last digit is the check digit of the others (<see cref="Luhn"/>).</summary>
    public static bool PassesLuhn(ReadOnlySpan<byte> digits)
    {
        byte[] copy = digits.ToArray();
        bool passes = Luhn.IsValid(copy, copy.Length);
        CryptographicOperations.ZeroMemory(copy);
        return passes;
    }

    /// <summary>The check digit, 0 to 9, of a number that lacks it.</summary>
    public static int CheckDigit(ReadOnlySpan<byte> digits)
    {
        int digit = 0;
        while (!PassesLuhn([.. digits, (byte)('0' + digit)]))
            digit++;
        return digit;
    }

    /// <summary>First six and last four digits, the most that may be shown (PCI DSS 3.4.1); a number of under 12 digits shows none.</summary>
    public static string Mask(ReadOnlySpan<byte> digits)
    {
        Span<char> mask = stackalloc char[digits.Length];
        mask.Fill('*');
        if (digits.Length >= 12)
        {
            for (int i = 0; i < digits.Length; i++)
            {
                if (i < 6 || i >= digits.Length - 4)
                    mask[i] = (char)digits[i];
            }
        }
        return new string(mask);
    }

    /// <summary>The name under which the database knows a card: HMAC-SHA256 of its digits; without the key it cannot be searched for.</summary>
    public static byte[] Digest(byte[] cardKey, ReadOnlySpan<byte> digits) => HMACSHA256.HashData(cardKey, digits);
}
