using System;
using Terminal.Core.Keys;
using Terminal.Tests.Messages;

namespace Terminal.Tests.Keys;

[TestClass]
public class KeyFileTests
{
    // The CRC was computed with Python's zlib.
    private const string Published = "544b45590101000102030405060708090a0b0c0d0e0f101112131415161718191a1b1c1d1e1fb2c6b2b0";

    [TestMethod]
    public void The_file_is_written_byte_for_byte()
    {
        byte[] file = new byte[KeyFile.Length];

        KeyFile.Write(Sample.Crypto(), 1, Sample.Key(), file);

        Expect.Bytes(Hex.Bytes(Published), file);
    }

    [TestMethod]
    public void The_file_is_read()
    {
        byte[] master = new byte[32];

        Assert.IsTrue(KeyFile.TryRead(Sample.Crypto(), Hex.Bytes(Published), KeyFile.Length, master, out int version));

        Assert.AreEqual(1, version);
        Expect.Bytes(Sample.Key(), master);
    }

    [TestMethod]
    public void Every_changed_bit_is_found()
    {
        byte[] file = Hex.Bytes(Published);
        byte[] master = new byte[32];
        for (int i = 0; i < file.Length; i++)
        {
            for (int bit = 1; bit < 256; bit <<= 1)
            {
                file[i] ^= (byte)bit;
                Assert.IsFalse(KeyFile.TryRead(Sample.Crypto(), file, file.Length, master, out int version));
                Assert.AreEqual(0, version);
                file[i] ^= (byte)bit;
            }
        }

        Expect.Bytes(new byte[32], master);
    }

    [TestMethod]
    public void A_file_of_another_length_is_refused()
    {
        byte[] file = new byte[KeyFile.Length + 1];
        Hex.Bytes(Published).CopyTo(file, 0);
        byte[] master = new byte[32];

        Assert.IsFalse(KeyFile.TryRead(Sample.Crypto(), file, KeyFile.Length + 1, master, out _));
        Assert.IsFalse(KeyFile.TryRead(Sample.Crypto(), file, KeyFile.Length - 1, master, out _));
        Assert.IsFalse(KeyFile.TryRead(Sample.Crypto(), file, 0, master, out _));
        Assert.IsFalse(KeyFile.TryRead(Sample.Crypto(), file, -1, master, out _));
    }

    [DataRow(2, 1)]
    [DataRow(1, 0)]
    [DataRow(1, 100)]
    [TestMethod]
    public void Another_format_or_version_is_refused_though_the_crc_is_right(int format, int version)
    {
        byte[] file = Hex.Bytes(Published);
        file[4] = (byte)format;
        file[5] = (byte)version;
        uint crc = Sample.Crypto().Crc32(file, 0, 38);
        for (int i = 0; i < 4; i++)
            file[38 + i] = (byte)(crc >> (24 - 8 * i));

        Assert.IsFalse(KeyFile.TryRead(Sample.Crypto(), file, file.Length, new byte[32], out _));
    }

    [TestMethod]
    public void A_version_or_key_that_does_not_fit_is_not_written()
    {
        byte[] file = new byte[KeyFile.Length];
        Expect.Throws(typeof(ArgumentException), () => KeyFile.Write(Sample.Crypto(), 0, Sample.Key(), file));
        Expect.Throws(typeof(ArgumentException), () => KeyFile.Write(Sample.Crypto(), 100, Sample.Key(), file));
        Expect.Throws(typeof(ArgumentException), () => KeyFile.Write(Sample.Crypto(), 1, new byte[16], file));
    }
}
