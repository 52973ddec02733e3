using System;
using Terminal.Core.Keys;
using Terminal.Tests.Messages;

namespace Terminal.Tests.Keys;

[TestClass]
public class WrappedKeyTests
{
    // Wrapped with openssl and Python's hmac for the terminal whose master key is 00 01 02 ... 1F; the key inside is the same.
    private const string Published = "101112131415161718191a1b1c1d1e1fea2b729c331d8e042cc97e3688d453b2f8f1d67fbe5e3bd5d5cce4759c20f0181db8a7b4e60531b3";

    [TestMethod]
    public void A_key_wrapped_by_another_program_is_unwrapped()
    {
        byte[]? key = WrappedKey.Read(Sample.Crypto(), new KeyRing(Sample.Crypto(), Sample.Key()), Hex.Bytes(Published), 0);

        Assert.IsNotNull(key);
        Expect.Bytes(Sample.Key(), key!);
    }

    [TestMethod]
    public void What_is_wrapped_is_unwrapped_and_nothing_beside_it_is_touched()
    {
        KeyRing keys = new KeyRing(Sample.Crypto(), Sample.Key());
        byte[] first = new byte[WrappedKey.Length + 6];
        byte[] second = new byte[WrappedKey.Length + 6];
        WrappedKey.Write(Sample.Crypto(), keys, Sample.Key(), first, 3);
        WrappedKey.Write(Sample.Crypto(), keys, Sample.Key(), second, 3);

        Expect.Bytes(Sample.Key(), WrappedKey.Read(Sample.Crypto(), keys, first, 3)!);
        Assert.AreNotEqual(BitConverter.ToUInt64(first, 3), BitConverter.ToUInt64(second, 3));
        for (int i = 0; i < 3; i++)
        {
            Assert.AreEqual(0, (int)first[i]);
            Assert.AreEqual(0, (int)first[WrappedKey.Length + 3 + i]);
        }
    }

    [TestMethod]
    public void Every_changed_bit_is_refused()
    {
        KeyRing keys = new KeyRing(Sample.Crypto(), Sample.Key());
        byte[] wrapped = Hex.Bytes(Published);
        for (int bit = 0; bit < 8 * wrapped.Length; bit++)
        {
            wrapped[bit >> 3] ^= (byte)(1 << (bit & 7));
            Assert.IsNull(WrappedKey.Read(Sample.Crypto(), keys, wrapped, 0));
            wrapped[bit >> 3] ^= (byte)(1 << (bit & 7));
        }
    }

    [TestMethod]
    public void Another_terminals_key_is_refused()
    {
        byte[] master = Sample.Key();
        master[0] ^= 1;

        Assert.IsNull(WrappedKey.Read(Sample.Crypto(), new KeyRing(Sample.Crypto(), master), Hex.Bytes(Published), 0));
    }

    [TestMethod]
    public void A_key_of_another_length_is_not_wrapped() =>
        Expect.Throws(typeof(ArgumentException), () => WrappedKey.Write(Sample.Crypto(), new KeyRing(Sample.Crypto(), Sample.Key()), new byte[16], new byte[WrappedKey.Length], 0));
}
