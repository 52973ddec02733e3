using System;
using System.Text;
using Terminal.Core.Ports;

namespace Terminal.Core.Keys;

/// <summary>
/// A terminal's keys, all derived from its one master key: HMAC-SHA256 under the master over an ASCII label, cut to size
/// (a key derivation with a pseudo-random function, as in NIST SP 800-108, one block each).
/// </summary>
public sealed class KeyRing
{
    /// <summary>Bytes of a master key and of a MAC key.</summary>
    public const int KeyLength = 32;

    /// <summary>Bytes of an AES-128 key.</summary>
    public const int AesLength = 16;

    /// <summary>Derives all keys.</summary>
    /// <param name="crypto">Computes the HMACs.</param>
    /// <param name="master">The 32 bytes of the master key; not kept.</param>
    public KeyRing(ICrypto crypto, byte[] master)
    {
        if (master.Length != KeyLength)
            throw new ArgumentException("master");

        MessageMac = Derive(crypto, master, "message-mac", KeyLength);
        ListMac = Derive(crypto, master, "list-mac", KeyLength);
        ParameterMac = Derive(crypto, master, "parameter-mac", KeyLength);
        WrapAes = Derive(crypto, master, "wrap-aes", AesLength);
        WrapMac = Derive(crypto, master, "wrap-mac", KeyLength);
        JournalAes = Derive(crypto, master, "journal-aes", AesLength);
        JournalMac = Derive(crypto, master, "journal-mac", KeyLength);
        Voice = Derive(crypto, master, "voice", KeyLength);
        CardDigest = Derive(crypto, master, "card-digest", KeyLength);
        Selection = Derive(crypto, master, "selection", KeyLength);
    }

    /// <summary>Message authentication (DE128), 32 bytes.</summary>
    public byte[] MessageMac { get; }

    /// <summary>Authentication of the stop list's manifest, 32 bytes.</summary>
    public byte[] ListMac { get; }

    /// <summary>Authentication of the parameters, 32 bytes.</summary>
    public byte[] ParameterMac { get; }

    /// <summary>Encryption of the keys sent to this terminal, 16 bytes.</summary>
    public byte[] WrapAes { get; }

    /// <summary>Authentication of the keys sent to this terminal, 32 bytes.</summary>
    public byte[] WrapMac { get; }

    /// <summary>Encryption of the journal's records, 16 bytes.</summary>
    public byte[] JournalAes { get; }

    /// <summary>Authentication of the journal's records, 32 bytes.</summary>
    public byte[] JournalMac { get; }

    /// <summary>Check of the approval codes given by voice, 32 bytes.</summary>
    public byte[] Voice { get; }

    /// <summary>Digests of card numbers that the terminal keeps for itself, 32 bytes.</summary>
    public byte[] CardDigest { get; }

    /// <summary>The random selection of sales for the acquirer, 32 bytes.</summary>
    public byte[] Selection { get; }

    /// <summary>Wipes all keys.</summary>
    public void Clear()
    {
        Wipe(MessageMac);
        Wipe(ListMac);
        Wipe(ParameterMac);
        Wipe(WrapAes);
        Wipe(WrapMac);
        Wipe(JournalAes);
        Wipe(JournalMac);
        Wipe(Voice);
        Wipe(CardDigest);
        Wipe(Selection);
    }

    private static byte[] Derive(ICrypto crypto, byte[] master, string label, int length)
    {
        byte[] text = Encoding.UTF8.GetBytes(label);
        byte[] code = crypto.Hmac(master, text, 0, text.Length);
        if (length == code.Length)
            return code;

        byte[] key = new byte[length];
        Array.Copy(code, key, length);
        Wipe(code);
        return key;
    }

    private static void Wipe(byte[] key) => Array.Clear(key, 0, key.Length);
}
