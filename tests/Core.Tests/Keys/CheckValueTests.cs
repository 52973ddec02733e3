using Terminal.Core.Keys;
using Terminal.Tests.Messages;

namespace Terminal.Tests.Keys;

[TestClass]
public class CheckValueTests
{
    [TestMethod]
    public void A_key_has_the_value_that_another_program_computes() =>
        Expect.Bytes(Hex.Bytes("ff9212"), CheckValue.Of(Sample.Crypto(), Sample.Key()));

    [TestMethod]
    public void Another_key_has_another_value()
    {
        byte[] key = Sample.Key();
        byte[] value = CheckValue.Of(Sample.Crypto(), key);
        byte[] changed = Sample.Key();
        changed[31] ^= 1;
        byte[] other = CheckValue.Of(Sample.Crypto(), changed);
        Assert.IsFalse(value[0] == other[0] && value[1] == other[1] && value[2] == other[2]);
        Assert.IsFalse(CheckValue.AreSame(Sample.Crypto(), key, changed));
        Assert.IsTrue(CheckValue.AreSame(Sample.Crypto(), key, Sample.Key()));
    }

    // Computed with Python's hmac for the message key of the master key 00 01 02 ... 1F.
    [TestMethod]
    public void It_is_written_as_six_characters()
    {
        byte[] text = new byte[CheckValue.HexLength + 2];
        CheckValue.Write(Sample.Crypto(), new KeyRing(Sample.Crypto(), Sample.Key()).MessageMac, text, 1);
        Expect.Bytes(new byte[] { 0, (byte)'7', (byte)'4', (byte)'8', (byte)'6', (byte)'2', (byte)'F', 0 }, text);
    }
}
