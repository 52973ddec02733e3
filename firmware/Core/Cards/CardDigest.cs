using System;
using Terminal.Core.Keys;
using Terminal.Core.Ports;

namespace Terminal.Core.Cards;

/// <summary>
/// What the terminal knows a card by when it must recognise it without its number: the first <see cref="Length"/> bytes of HMAC-SHA256 over the
/// digits of the card number, under a key of this terminal's own (PCI DSS 3.5.1.1: keyed, of the whole number).
/// </summary>
public static class CardDigest
{
    /// <summary>Bytes of a digest.</summary>
    public const int Length = 8;

    /// <summary>Digests a card number into the start of an array.</summary>
    public static void Write(ICrypto crypto, KeyRing keys, byte[] pan, int panLength, byte[] to) =>
        Array.Copy(crypto.Hmac(keys.CardDigest, pan, 0, panLength), 0, to, 0, Length);

    /// <summary>Whether two digests are of the same card.</summary>
    public static bool AreSame(byte[] one, byte[] other) => Mac.Matches(one, other, 0);
}
