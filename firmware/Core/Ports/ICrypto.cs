namespace Terminal.Core.Ports;

/// <summary>Secrets and check values that the chip computes natively.</summary>
public interface ICrypto
{
    /// <summary>Fills a buffer from the hardware's random generator.</summary>
    void Random(byte[] buffer);

    /// <summary>HMAC-SHA256 (RFC 2104, FIPS 180-4).</summary>
    /// <param name="key">The key, of any length.</param>
    /// <param name="data">Holds the input.</param>
    /// <param name="offset">Where the input begins.</param>
    /// <param name="length">Its length in bytes.</param>
    /// <returns>The 32 bytes of the code, a new array.</returns>
    byte[] Hmac(byte[] key, byte[] data, int offset, int length);

    /// <summary>AES-128 in CBC mode (FIPS 197, SP 800-38A), no padding.</summary>
    /// <param name="key">16 bytes.</param>
    /// <param name="iv">16 bytes.</param>
    /// <param name="plain">A multiple of 16 bytes.</param>
    /// <returns>As many bytes as <paramref name="plain"/>, a new array.</returns>
    byte[] Encrypt(byte[] key, byte[] iv, byte[] plain);

    /// <summary>The inverse of <see cref="Encrypt"/>.</summary>
    byte[] Decrypt(byte[] key, byte[] iv, byte[] cipher);

    /// <summary>CRC-32 (ISO-HDLC: polynomial 04C11DB7, reflected, initial value and final XOR all ones).</summary>
    uint Crc32(byte[] data, int offset, int length);
}
