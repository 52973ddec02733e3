using Terminal.Core.Keys;
using Terminal.Tests.Messages;

namespace Terminal.Tests.Keys;

[TestClass]
public class VoiceCodeTests
{
    // Computed with Python's hmac from the voice key of the master key 00 01 02 ... 1F.
    [TestMethod]
    [DataRow("007", "TERM0001", 1250L, "9990000000000011", "884")]
    [DataRow("999", "T1      ", 999_999_999_999L, "9990000000000000018", "365")]
    [DataRow("000", "TERM0001", 1L, "999000000008", "677")]
    public void The_check_digits_are_as_published(string serial, string terminal, long amount, string pan, string expected)
    {
        byte[] code = Sample.Bytes(serial + "???");

        VoiceCode.Complete(Sample.Crypto(), Keys(), code, Sample.Bytes(terminal), amount, Sample.Bytes(pan), pan.Length);

        Expect.Bytes(Sample.Bytes(serial + expected), code);
        Assert.IsTrue(IsRight(serial + expected, terminal, amount, pan));
    }

    [TestMethod]
    public void A_code_is_good_for_nothing_else()
    {
        Assert.IsFalse(IsRight("008884", "TERM0001", 1250, "9990000000000011"));
        Assert.IsFalse(IsRight("007884", "TERM0002", 1250, "9990000000000011"));
        Assert.IsFalse(IsRight("007884", "TERM0001", 1251, "9990000000000011"));
        Assert.IsFalse(IsRight("007884", "TERM0001", 1250, "9990000000000029"));
        Assert.IsFalse(IsRight("007885", "TERM0001", 1250, "9990000000000011"));
    }

    [TestMethod]
    public void Anything_but_digits_is_wrong() => Assert.IsFalse(IsRight("007F12", "TERM0001", 1250, "9990000000000011"));

    private static bool IsRight(string code, string terminal, long amount, string pan) =>
        VoiceCode.IsRight(Sample.Crypto(), Keys(), Sample.Bytes(code), Sample.Bytes(terminal), amount, Sample.Bytes(pan), pan.Length);

    private static KeyRing Keys() => new(Sample.Crypto(), Sample.Key());
}
