using System.Text;
using Terminal.Esp32;

namespace Terminal.Tests.Esp32;

[TestClass]
public sealed class NativeCryptoTests
{
    private readonly NativeCrypto _crypto = new();

    // RFC 4231, test cases 1, 2 and 6 (a key longer than a block).
    [TestMethod]
    [DataRow("0b0b0b0b0b0b0b0b0b0b0b0b0b0b0b0b0b0b0b0b", "Hi There", "b0344c61d8db38535ca8afceaf0bf12b881dc200c9833da726e9376c2e32cff7")]
    [DataRow("4a656665", "what do ya want for nothing?", "5bdcc146bf60754e6a042426089575c75a003f089d2739839dec58b964ec3843")]
    public void HmacIsThatOfRfc4231(string key, string text, string code)
    {
        byte[] data = Encoding.ASCII.GetBytes(text);

        Assert.AreEqual(code, Hex(_crypto.Hmac(Convert.FromHexString(key), data, 0, data.Length)));
    }

    [TestMethod]
    public void HmacWithAKeyLongerThanABlockIsThatOfRfc4231()
    {
        byte[] key = new byte[131];
        Array.Fill(key, (byte)0xAA);
        byte[] data = Encoding.ASCII.GetBytes("Test Using Larger Than Block-Size Key - Hash Key First");

        Assert.AreEqual("60e431591ee0b67f0d8a26aacbf5b77f8e0bc6213728c5140546040f0ee37f54", Hex(_crypto.Hmac(key, data, 0, data.Length)));
    }

    [TestMethod]
    public void HmacTakesAPartOfABufferAndLeavesItAlone()
    {
        byte[] data = Encoding.ASCII.GetBytes("--what do ya want for nothing?--");
        byte[] before = (byte[])data.Clone();

        byte[] code = _crypto.Hmac(Encoding.ASCII.GetBytes("Jefe"), data, 2, data.Length - 4);

        Assert.AreEqual("5bdcc146bf60754e6a042426089575c75a003f089d2739839dec58b964ec3843", Hex(code));
        CollectionAssert.AreEqual(before, data);
    }

    // SP 800-38A, F.2.1 and F.2.2.
    [TestMethod]
    public void CbcIsThatOfSp80038A()
    {
        byte[] key = Convert.FromHexString("2b7e151628aed2a6abf7158809cf4f3c");
        byte[] iv = Convert.FromHexString("000102030405060708090a0b0c0d0e0f");
        byte[] plain = Convert.FromHexString("6bc1bee22e409f96e93d7e117393172aae2d8a571e03ac9c9eb76fac45af8e5130c81c46a35ce411e5fbc1191a0a52eff69f2445df4f9b17ad2b417be66c3710");
        const string Cipher = "7649abac8119b246cee98e9b12e9197d5086cb9b507219ee95db113a917678b273bed6b8e3c1743b7116e69e222295163ff1caa1681fac09120eca307586e1a7";

        Assert.AreEqual(Cipher, Hex(_crypto.Encrypt(key, iv, plain)));
        CollectionAssert.AreEqual(plain, _crypto.Decrypt(key, iv, Convert.FromHexString(Cipher)));
    }

    [TestMethod]
    public void CrcHasItsPublishedCheckValue()
    {
        byte[] data = Encoding.ASCII.GetBytes("-123456789-");

        Assert.AreEqual(0xCBF43926u, _crypto.Crc32(data, 1, 9));
        Assert.AreEqual(0u, _crypto.Crc32(data, 0, 0));
    }

    [TestMethod]
    public void RandomFillsTheWholeBufferAnewEachTime()
    {
        byte[] first = new byte[32];
        byte[] second = new byte[32];

        _crypto.Random(first);
        _crypto.Random(second);

        // That any given half is all zeros, or both are alike, has a chance of 2^-128 and less.
        Assert.IsFalse(Array.TrueForAll(first[..16], b => b == 0));
        Assert.IsFalse(Array.TrueForAll(first[16..], b => b == 0));
        CollectionAssert.AreNotEqual(first, second);
    }

    private static string Hex(byte[] bytes) => Convert.ToHexStringLower(bytes);
}
