using Terminal.Core.Keys;

namespace Terminal.Tests.Keys;

[TestClass]
public class MacTests
{
    [TestMethod]
    public void A_code_is_its_first_eight_bytes()
    {
        byte[] came = { 99, 0, 0x1F, 0xA0, 0x9C, 4, 5, 6, 0xFF, 99 };

        Assert.IsTrue(Mac.Matches(Code(), came, 1));
        Assert.IsFalse(Mac.Matches(Code(), came, 0));
        Assert.IsFalse(Mac.Matches(Code(), came, 2));
    }

    [TestMethod]
    public void Every_bit_of_a_code_counts()
    {
        for (int bit = 0; bit < 64; bit++)
        {
            byte[] came = Code();
            came[bit / 8] ^= (byte)(1 << bit % 8);
            Assert.IsFalse(Mac.Matches(Code(), came, 0), bit.ToString());
        }
    }

    [TestMethod]
    public void In_hexadecimal_it_is_sixteen_upper_case_characters()
    {
        byte[] text = new byte[18];

        Mac.WriteHex(Code(), text, 1);

        Expect.Bytes(new byte[]
        {
            0, (byte)'0', (byte)'0', (byte)'1', (byte)'F', (byte)'A', (byte)'0', (byte)'9', (byte)'C', (byte)'0', (byte)'4', (byte)'0', (byte)'5',
            (byte)'0', (byte)'6', (byte)'F', (byte)'F', 0,
        }, text);
        Assert.IsTrue(Mac.MatchesHex(Code(), text, 1));
        Assert.IsFalse(Mac.MatchesHex(Code(), text, 2));
    }

    [TestMethod]
    public void Every_bit_of_the_hexadecimal_counts_and_so_does_its_case()
    {
        byte[] text = new byte[Mac.HexLength];
        for (int bit = 0; bit < 8 * Mac.HexLength; bit++)
        {
            Mac.WriteHex(Code(), text, 0);
            text[bit / 8] ^= (byte)(1 << bit % 8);
            Assert.IsFalse(Mac.MatchesHex(Code(), text, 0), bit.ToString());
        }
    }

    [TestMethod]
    public void Hexadecimal_that_was_written_is_read_again()
    {
        byte[] text = new byte[Mac.HexLength];
        byte[] code = new byte[Mac.Length];
        Mac.WriteHex(Code(), text, 0);

        Assert.IsTrue(Mac.TryReadHex(text, 0, code));
        Assert.IsTrue(Mac.Matches(Code(), code, 0));
    }

    [TestMethod]
    public void What_is_no_upper_case_hexadecimal_is_not_read()
    {
        byte[] wrong = { (byte)'/', (byte)':', (byte)'@', (byte)'G', (byte)'a', (byte)'g', 0, 255 };
        for (int i = 0; i < wrong.Length; i++)
        {
            byte[] text = new byte[Mac.HexLength];
            Mac.WriteHex(Code(), text, 0);
            text[i] = wrong[i];
            Assert.IsFalse(Mac.TryReadHex(text, 0, new byte[Mac.Length]), wrong[i].ToString());
        }
    }

    // As long as an HMAC-SHA256: what lies behind the eighth byte does not count.
    private static byte[] Code()
    {
        byte[] code = new byte[32];
        code[1] = 0x1F;
        code[2] = 0xA0;
        code[3] = 0x9C;
        code[4] = 4;
        code[5] = 5;
        code[6] = 6;
        code[7] = 0xFF;
        code[8] = 7;
        return code;
    }
}
