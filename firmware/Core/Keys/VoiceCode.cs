using System;
using Terminal.Core.Messages;
using Terminal.Core.Ports;

namespace Terminal.Core.Keys;

/// <summary>
/// The approval code that the voice desk gives by telephone, and that the terminal checks with no line at all: a serial of three digits, which the desk uses once
/// for a terminal and batch, and three check digits that bind it to the terminal, the card and the amount.
/// </summary>
public static class VoiceCode
{
    /// <summary>Digits of a code.</summary>
    public const int Length = SerialLength + CheckLength;

    /// <summary>Digits of the serial, with which a code begins.</summary>
    public const int SerialLength = 3;

    private const int CheckLength = 3;
    private const int Checks = 1000;
    private const int TerminalLength = 8;
    private const int AmountLength = 12;
    private const int PanOffset = SerialLength + TerminalLength + AmountLength;

    /// <summary>Completes a code: writes the check digits behind its serial.</summary>
    /// <param name="crypto">Computes the HMAC.</param>
    /// <param name="keys">The terminal's keys.</param>
    /// <param name="code">ASCII; the first three are the serial, the next three are written.</param>
    /// <param name="terminal">Terminal identification, 8 ASCII characters (ISO 8583 field 41).</param>
    /// <param name="amount">Minor units.</param>
    /// <param name="pan">ASCII digits of the card number.</param>
    /// <param name="panLength">How many.</param>
    public static void Complete(ICrypto crypto, KeyRing keys, byte[] code, byte[] terminal, long amount, byte[] pan, int panLength) =>
        Digits.Write(Check(crypto, keys, code, terminal, amount, pan, panLength), code, SerialLength, CheckLength);

    /// <summary>Whether a keyed code was given for this terminal, card and amount.</summary>
    /// <param name="crypto">Computes the HMAC.</param>
    /// <param name="keys">The terminal's keys.</param>
    /// <param name="code">Six ASCII digits.</param>
    /// <param name="terminal">Terminal identification, 8 ASCII characters (ISO 8583 field 41).</param>
    /// <param name="amount">Minor units.</param>
    /// <param name="pan">ASCII digits of the card number.</param>
    /// <param name="panLength">How many.</param>
    public static bool IsRight(ICrypto crypto, KeyRing keys, byte[] code, byte[] terminal, long amount, byte[] pan, int panLength) =>
        Digits.Read(code, SerialLength, CheckLength) == Check(crypto, keys, code, terminal, amount, pan, panLength);

    // HMAC-SHA256 over serial n3, terminal ans8, amount n12 and the card number; its first four bytes, most significant first, modulo 1,000.
    private static long Check(ICrypto crypto, KeyRing keys, byte[] code, byte[] terminal, long amount, byte[] pan, int panLength)
    {
        byte[] text = new byte[PanOffset + panLength];
        Array.Copy(code, 0, text, 0, SerialLength);
        Array.Copy(terminal, 0, text, SerialLength, TerminalLength);
        Digits.Write(amount, text, SerialLength + TerminalLength, AmountLength);
        Array.Copy(pan, 0, text, PanOffset, panLength);
        byte[] mac = crypto.Hmac(keys.Voice, text, 0, text.Length);
        Array.Clear(text, 0, text.Length);
        return ((long)mac[0] << 24 | (long)mac[1] << 16 | (long)mac[2] << 8 | mac[3]) % Checks;
    }
}
