namespace Terminal.Core.Cards;

/// <summary>The check digit of a card number (ISO/IEC 7812-1, annex B).</summary>
public static class Luhn
{
    /// <summary>Whether the last of <paramref name="length"/> ASCII digits is the right check digit.</summary>
    public static bool IsValid(byte[] digits, int length)
    {
        int sum = 0;
        bool twice = false;
        for (int i = length - 1; i >= 0; i--)
        {
            int digit = digits[i] - '0';
            if (twice)
            {
                digit += digit;
                if (digit > 9)
                {
                    digit -= 9;
                }
            }

            sum += digit;
            twice = !twice;
        }

        return length > 0 && sum % 10 == 0;
    }
}
