namespace Terminal.Tests.Keys;

/// <summary>Bytes written as lower-case hexadecimal.</summary>
public static class Hex
{
    public static byte[] Bytes(string hex)
    {
        char[] digits = hex.ToCharArray();
        byte[] bytes = new byte[digits.Length / 2];
        for (int i = 0; i < bytes.Length; i++)
            bytes[i] = (byte)(Digit(digits[2 * i]) << 4 | Digit(digits[2 * i + 1]));
        return bytes;
    }

    private static int Digit(char c) => c <= '9' ? c - '0' : c - 'a' + 10;
}
