using Terminal.Core.Keys;
using Terminal.Tests.Messages;

namespace Terminal.Tests.Keys;

[TestClass]
public class CheckValueTests
{
    // Computed with Python's hmac for the message key of the master key 00 01 02 ... 1F.
    [TestMethod]
    public void It_is_six_characters_that_tell_keys_apart()
    {
        KeyRing keys = new(Sample.Crypto(), Sample.Key());
        byte[] text = new byte[CheckValue.HexLength + 2];

        CheckValue.Write(Sample.Crypto(), keys.MessageMac, text, 1);

        Expect.Bytes(new byte[] { 0, (byte)'D', (byte)'4', (byte)'D', (byte)'2', (byte)'C', (byte)'B', 0 }, text);
        CheckValue.Write(Sample.Crypto(), keys.ListMac, text, 1);
        Assert.IsFalse(text[1] == 'D' && text[2] == '4' && text[3] == 'D' && text[4] == '2');
    }
}
