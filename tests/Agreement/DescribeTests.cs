using System.IO;
using System.Linq;
using System.Text;
using System.Text.RegularExpressions;
using Terminal.Acquirer.Cards;
using Terminal.Acquirer.Seeds;
using Terminal.Core.Messages;

namespace Terminal.Tests.Agreement;

/// <summary><c>bench describe</c> as a person runs it.</summary>
[TestClass]
public sealed class DescribeTests
{
    private static readonly byte[] Sale = Samples.Build("0200 swiped");
    private static readonly string Raw = Encoding.ASCII.GetString(Sale);
    private static readonly string Hex = Convert.ToHexString(Sale);

    [TestMethod]
    public void A_message_is_shown_field_by_field()
    {
        string output = Described(Raw);
        foreach (int field in Reading.Own(Sale).Fields.Keys.Except([Field.PrivateData]))
            Assert.IsTrue(Regex.IsMatch(output, $"^{field} +[A-Z]", RegexOptions.Multiline), $"DE{field} is not shown:\n{output}");
        StringAssert.Contains(output, "MTI    Message type: 0200 (Online sale or refund request)\n");
        StringAssert.Contains(output, "4      Amount: 000000001250 (12.50 EUR)\n");
        StringAssert.Contains(output, "35     Track 2: 999000******1019=***************** (masked)\n");
        StringAssert.Contains(output, "48.03  Parameters held: 000001\n");
    }

    [TestMethod]
    public void Hexadecimal_text_says_the_same()
    {
        string output = Described(Raw);
        Assert.AreEqual(output, Described(Hex));
        Assert.AreEqual(output, Described(Hex.ToLowerInvariant() + "\r\n"));
        Assert.AreEqual(output, Described(string.Join(' ', Hex.Chunk(2).Select(pair => new string(pair))) + "\n\n"));
    }

    [TestMethod]
    public void A_file_says_the_same()
    {
        string file = Path.GetTempFileName();
        try
        {
            File.WriteAllText(file, Raw + "\n");
            (int exitCode, string output, string errors) = Run("", "describe", file);
            Assert.AreEqual((0, Described(Raw), ""), (exitCode, output, errors));
        }
        finally
        {
            File.Delete(file);
        }
    }

    [TestMethod]
    public void Every_kind_of_message_can_be_shown_and_no_card_number_is()
    {
        byte[][] messages = [.. Samples.Names.Select(name => Samples.Build(name)), .. Traffic.Hear().Values];
        string output = Described(string.Join('\n', messages.Select(Encoding.ASCII.GetString)));
        foreach (int line in Enumerable.Range(1, messages.Length))
            StringAssert.Contains(output, $"Line {line}\nMTI ");
        foreach (TestCard card in TestCards.Of(Seed.Default))
            Assert.IsFalse(output.Contains(card.Number[6..]), "A card number is shown.");
    }

    [TestMethod]
    public void Wrong_messages_are_told_with_line_and_place_and_the_others_shown()
    {
        string cut = Raw[..^20];
        (int exitCode, string output, string errors) = Run($"{Raw}\n\n{cut}\nHELLO\n{Hex[..^1]}\n{Hex}\n", "describe", "-");
        Assert.AreEqual(1, exitCode);
        StringAssert.Contains(output, "Line 1\nMTI    Message type: 0200");
        StringAssert.Contains(output, "Line 6\nMTI    Message type: 0200");
        string[] told = errors.Split('\n', StringSplitOptions.RemoveEmptyEntries);
        Assert.HasCount(3, told);
        StringAssert.Matches(told[0], new Regex(@"^Line 3: DE60, byte \d+: the message ends within the field\.$"));
        StringAssert.StartsWith(told[1], "Line 4: The message has 5 bytes;");
        StringAssert.Matches(told[2], new Regex(@"^Line 5: \d+ hexadecimal digits are no whole number of bytes\.$"));
    }

    [TestMethod]
    public void Of_a_message_with_any_bit_of_its_bitmap_wrong_no_value_is_shown()
    {
        StringBuilder lines = new();
        for (int bit = 0; bit < 128; bit++)
        {
            int digit = Convert.ToInt32(Raw[4 + bit / 4].ToString(), 16) ^ 8 >> bit % 4;
            lines.Append(Raw[..(4 + bit / 4)]).Append(digit.ToString("X")).Append(Raw[(5 + bit / 4)..]).Append('\n');
        }

        (int exitCode, string output, string errors) = Run(lines.ToString(), "describe", "-");
        Assert.AreEqual(1, exitCode);
        Assert.HasCount(128, errors.Split('\n', StringSplitOptions.RemoveEmptyEntries));
        foreach (string line in output.Split('\n').Where(line => line.Length > 0))
            StringAssert.Matches(line, new Regex(@"^(Line \d+|MTI .*|[0-9.]+ +[A-Za-z0-9 ]+: not shown)$"));
    }

    [TestMethod]
    public void Nothing_to_show_is_an_error()
    {
        Assert.AreEqual((1, "", "There is no message in the input.\n"), Run("\n\r\n", "describe", "-"));
        (int exitCode, string output, string errors) = Run("", "describe", Path.Combine(AppContext.BaseDirectory, "no-such-file"));
        Assert.AreEqual((1, ""), (exitCode, output));
        StringAssert.StartsWith(errors, "The messages cannot be read: ");
    }

    [TestMethod]
    [DataRow("describe")]
    [DataRow("describe", "-", "-")]
    public void Wrong_use_is_explained(params string[] arguments)
    {
        (int exitCode, string output, string errors) = Run(Raw, arguments);
        Assert.AreEqual(1, exitCode);
        Assert.AreNotEqual("", errors);
        StringAssert.Contains(output, "describe <file>");
    }

    private static string Described(string input)
    {
        (int exitCode, string output, string errors) = Run(input, "describe", "-");
        Assert.AreEqual((0, ""), (exitCode, errors));
        return output;
    }

    private static (int ExitCode, string Output, string Errors) Run(string input, params string[] arguments)
    {
        (int exitCode, string output, string errors) = OutsideProgram.RunToAnyEnd("dotnet", [Path.Combine(AppContext.BaseDirectory, "Terminal.Bench.dll"), .. arguments], input);
        return (exitCode, output.ReplaceLineEndings("\n"), errors.ReplaceLineEndings("\n"));
    }
}
