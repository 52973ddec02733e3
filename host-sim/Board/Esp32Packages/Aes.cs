extern alias framework;

using Framework = framework::System.Security.Cryptography.Aes;

namespace System.Security.Cryptography;

/// <summary>The device's Aes over .NET's: AES-128, CBC or ECB, no padding.</summary>
internal sealed class Aes
{
    internal Aes(CipherMode mode) => Mode = mode;

    internal CipherMode Mode { get; set; }

    internal byte[] Key { get; set; } = Array.Empty<byte>();

    internal byte[] IV { get; set; } = Array.Empty<byte>();

    internal byte[] Encrypt(byte[] data)
    {
        using Framework aes = Keyed();
        return Mode == CipherMode.ECB ? aes.EncryptEcb(data, PaddingMode.None) : aes.EncryptCbc(data, IV, PaddingMode.None);
    }

    internal byte[] Decrypt(byte[] data)
    {
        using Framework aes = Keyed();
        return Mode == CipherMode.ECB ? aes.DecryptEcb(data, PaddingMode.None) : aes.DecryptCbc(data, IV, PaddingMode.None);
    }

    private Framework Keyed()
    {
        if (Key.Length != 16)
            throw new ArgumentException("The device knows AES-128 only.");
        Framework aes = Framework.Create();
        aes.Key = Key;
        return aes;
    }
}
