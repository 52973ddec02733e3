using System.Collections.Generic;
using Terminal.Acquirer;
using Terminal.Acquirer.StopLists;
using Terminal.Core.StopList;

namespace Terminal.Tests.StopLists;

/// <summary>
/// Card numbers as stop lists have them: a few large issuers and many small ones, and within an issuer runs of neighbours, for whole batches are stolen or leak at once.
/// All of 16 digits with their check digit, none twice, the same ones each time.
/// </summary>
internal static class SyntheticCards
{
    private const int Issuers = 300;

    /// <summary>K_list of the tests.</summary>
    public static byte[] Key { get; } = [.. "0123456789abcdef0123456789ABCDEF"u8];

    /// <summary>The digits of so many cards, always in the same array.</summary>
    public static IEnumerable<byte[]> Numbers(int count)
    {
        var next = new int[Issuers];
        var random = new Random(20261121);
        byte[] digits = new byte[16];
        for (int made = 0; made < count;)
        {
            // Squared: the first of the issuers has about as many cards as the last hundred.
            int issuer = (int)(Issuers * Math.Pow(random.NextDouble(), 2));
            next[issuer] += random.Next(1, 60);
            for (int run = random.Next(1, 40); run > 0 && made < count; run--, made++)
            {
                Write(digits, 999_000L + 3 * issuer, next[issuer]++);
                yield return digits;
            }
        }
    }

    /// <summary>A manifest that holds the key alone.</summary>
    public static Manifest Keys()
    {
        var manifest = new Manifest { List = 1, Version = 42 };
        manifest.SetKey(HostCrypto.Instance, Key);
        return manifest;
    }

    /// <summary>A builder with so many cards.</summary>
    public static ListBuilder Builder(int count)
    {
        var builder = new ListBuilder();
        var keys = Keys();
        foreach (byte[] digits in Numbers(count))
            builder.Add(RibbonPage.Digest(HostCrypto.Instance, keys, digits, digits.Length));
        return builder;
    }

    private static void Write(byte[] digits, long issuer, int account)
    {
        long number = issuer * 1_000_000_000 + account;
        int sum = 0;
        for (int i = 14; i >= 0; i--)
        {
            int digit = (int)(number % 10);
            number /= 10;
            digits[i] = (byte)('0' + digit);
            int doubled = i % 2 == 0 ? 2 * digit : digit;
            sum += doubled > 9 ? doubled - 9 : doubled;
        }
        digits[15] = (byte)('0' + (10 - sum % 10) % 10);
    }
}
