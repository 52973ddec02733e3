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
        key[31] ^= 1;
        byte[] other = CheckValue.Of(Sample.Crypto(), key);
        Assert.IsFalse(value[0] == other[0] && value[1] == other[1] && value[2] == other[2]);
    }
}
