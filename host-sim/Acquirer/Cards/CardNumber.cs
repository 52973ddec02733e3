using System;
using System.Security.Cryptography;

namespace Terminal.Acquirer.Cards;

/// <summary>Card numbers (PAN, ISO/IEC 7812) as ASCII digits in bytes: they never become text, except masked.</summary>
public static class CardNumber
{
    /// <summary>Length of <see cref="Digest"/> in bytes.</summary>
    public const int DigestLength = 32;

    /// <summary>Whether the last digit is the Luhn check digit of the others (ISO/IEC 7812-1, annex B).</summary>
    public static bool PassesLuhn(ReadOnlySpan<byte> digits) => digits.Length > 1 && CheckDigit(digits[..^1]) == digits[^1] - '0';

    /// <summary>The Luhn check digit, 0 to 9, of a number that lacks it.</summary>
    public static int CheckDigit(ReadOnlySpan<byte> digits)
    {
        int sum = 0;
        bool doubled = true;
        for (int i = digits.Length - 1; i >= 0; i--)
        {
            int digit = digits[i] - '0';
            if (doubled)
                digit = digit > 4 ? digit * 2 - 9 : digit * 2;
            sum += digit;
            doubled = !doubled;
        }
        return (10 - sum % 10) % 10;
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
