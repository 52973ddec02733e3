using System.IO;
using System.Linq;
using System.Text;
using System.Threading.Tasks;
using Terminal.Bench;

namespace Terminal.Tests.Bench;

/// <summary><c>stop-list build</c>, <c>inspect</c> and <c>check</c> as a person runs them.</summary>
[TestClass]
[DoNotParallelize]
public sealed class StopListTests
{
    private const string Good = "9990000000001019", Good2 = "9990000000001027", Good3 = "9990000000001035", WrongDigit = "9990000000001018";

    private readonly DirectoryInfo _folder = Directory.CreateTempSubdirectory("stop-list-");

    [TestCleanup]
    public void TearDown() => _folder.Delete(recursive: true);

    [TestMethod]
    public async Task A_list_is_built_shown_and_checked()
    {
        string cards = Cards($"card number,reason\n{Good},stolen\r\n\n\"9990 0000 0000 1027\";lost\n{Good}\n");

        (int exitCode, string output, string errors) = await Run("build", cards, List, "--list-version", "17", "--days", "30");
        Assert.AreEqual(0, exitCode, errors);
        StringAssert.StartsWith(output, "2 cards on 1 pages, ");
        StringAssert.Contains(output, "1 numbers came more than once.\n");
        StringAssert.Contains(errors, "100 % of 1 pages built\n");

        (exitCode, output, _) = await Run("inspect", List);
        Assert.AreEqual(0, exitCode);
        StringAssert.Contains(output, "List 1, version 17\n");
        StringAssert.Contains(output, "2 cards on 1 pages with r = 12: 4,234 bytes with the manifest");
        StringAssert.Contains(output, "one in 4,096 looks listed\n");

        string asked = Cards($"{Good2}\n{Good3}\n");
        (exitCode, output, errors) = await Run("check", List, asked);
        Assert.AreEqual((0, ""), (exitCode, errors));
        Assert.AreEqual("The manifest and all 1 pages are whole.\nLine 1: 999000******1027 listed\nLine 2: 999000******1035 not listed\n", output);
    }

    [TestMethod]
    public async Task Bad_lines_are_told_and_left_out_only_on_request()
    {
        string cards = Cards($"{Good}\nhello 123\n{WrongDigit}\n99900000000010199990\n{Good2}\n");

        (int exitCode, string output, string errors) = await Run("build", cards, List);
        Assert.AreEqual((1, ""), (exitCode, output));
        Assert.AreEqual("Line 2: no card number of 12 to 19 digits.\nLine 3: the check digit of 999000******1018 is wrong.\nLine 4: no card number of 12 to 19 digits.\n"
            + "3 lines are no card number: nothing was built. Mend them, or leave them out with --skip-bad-lines.\n", errors);
        Assert.IsEmpty(_folder.GetDirectories());

        (exitCode, output, errors) = await Run("build", cards, List, "--skip-bad-lines");
        Assert.AreEqual(0, exitCode);
        StringAssert.StartsWith(output, "2 cards on 1 pages, ");
        StringAssert.EndsWith(output, "3 lines were left out.\n");
        StringAssert.Contains(errors, "Line 4: ");
    }

    [TestMethod]
    public async Task Of_many_bad_lines_the_first_are_told()
    {
        (int exitCode, _, string errors) = await Run("build", Cards(string.Concat(Enumerable.Repeat("x1\n", 1000))), List);
        Assert.AreEqual(1, exitCode);
        StringAssert.Contains(errors, "Line 20: ");
        StringAssert.Contains(errors, "and 980 lines more.\n");
        Assert.IsFalse(errors.Contains("Line 21:"));
    }

    [TestMethod]
    public async Task No_card_number_is_ever_shown()
    {
        string cards = Cards($"{Good}\n{WrongDigit}\n9990000000001027x\n");
        await Run("build", Cards($"{Good}\n"), List);
        foreach (string[] line in new string[][] { ["build", cards, List], ["build", cards, List, "--skip-bad-lines"], ["check", List, cards], ["inspect", List] })
        {
            (_, string output, string errors) = await Run(line);
            foreach (string number in new[] { Good, WrongDigit, Good2 })
                Assert.IsFalse((output + errors).Contains(number[..11]), output + errors);
        }
    }

    [TestMethod]
    public async Task A_damaged_page_is_told_and_its_cards_are_unknown()
    {
        await Run("build", Cards($"{Good}\n"), List);
        string path = Path.Combine(List, "base");
        byte[] pages = File.ReadAllBytes(path);
        pages[100] ^= 1;
        File.WriteAllBytes(path, pages);

        (int exitCode, string output, string errors) = await Run("check", List, Cards($"{Good}\n{Good2}\n"));

        Assert.AreEqual((1, "Page 0 is damaged.\n"), (exitCode, errors));
        Assert.AreEqual("Line 1: 999000******1019 unknown: its page is damaged\nLine 2: 999000******1027 unknown: its page is damaged\n", output);
    }

    [TestMethod]
    public async Task A_damaged_manifest_or_a_missing_page_is_told()
    {
        await Run("build", Cards($"{Good}\n"), List);
        File.AppendAllText(Path.Combine(List, "base"), "x");
        (int exitCode, _, string errors) = await Run("check", List);
        Assert.AreEqual(1, exitCode);
        StringAssert.EndsWith(errors, "base has 4,097 bytes; 1 pages have 4,096.\n");

        File.AppendAllText(Path.Combine(List, "manifest"), "x");
        (exitCode, _, errors) = await Run("inspect", List);
        Assert.AreEqual(1, exitCode);
        StringAssert.EndsWith(errors, "manifest is damaged, or made for another terminal.\n");
    }

    [TestMethod]
    public async Task Room_decides_the_result_bits()
    {
        string cards = Cards(string.Concat(Enumerable.Range(0, 2_500).Select(number => Numbered(number) + "\n")));

        (int exitCode, string output, _) = await Run("build", cards, List, "--pages", "1");
        Assert.AreEqual(0, exitCode);
        (_, output, _) = await Run("inspect", List);
        StringAssert.Contains(output, "2,500 cards on 1 pages with r = 12");

        await Run("build", cards, List, "--pages", "2");
        (_, output, _) = await Run("inspect", List);
        StringAssert.Contains(output, "2,500 cards on 2 pages with r = 16");

        (exitCode, _, string errors) = await Run("build", cards, List, "--pages", "0");
        Assert.AreEqual(1, exitCode);
        StringAssert.Contains(errors, "2,500 cards do not fit into 0 pages: they take 1 even with 8 result bits.\n");
    }

    [TestMethod]
    [DataRow("--result-bits", "10")]
    [DataRow("--list-version", "10000000000")]
    [DataRow("--days", "0")]
    [DataRow("--list", "-1")]
    [DataRow("--terminal", "TERM9999")]
    public async Task Wrong_use_is_explained(params string[] options)
    {
        (int exitCode, _, string errors) = await Run(["build", Cards($"{Good}\n"), List, .. options]);
        Assert.AreEqual(1, exitCode);
        Assert.AreNotEqual("", errors);
        Assert.IsEmpty(_folder.GetDirectories());
    }

    private string List => Path.Combine(_folder.FullName, "list");

    private string Cards(string text)
    {
        string path = Path.Combine(_folder.FullName, Path.GetRandomFileName());
        File.WriteAllText(path, text, new UTF8Encoding(encoderShouldEmitUTF8Identifier: true));
        return path;
    }

    private static string Numbered(int number)
    {
        string digits = $"99900000{number:D7}";
        int sum = digits.Reverse().Select((digit, i) => i % 2 == 0 ? (digit - '0') * 2 : digit - '0').Sum(digit => digit > 9 ? digit - 9 : digit);
        return digits + (10 - sum % 10) % 10;
    }

    private static async Task<(int ExitCode, string Output, string Errors)> Run(params string[] arguments)
    {
        (TextWriter output, TextWriter errors) = (Console.Out, Console.Error);
        using StringWriter said = new(), complained = new();
        try
        {
            Console.SetOut(said);
            Console.SetError(complained);
            int exitCode = await Program.Main(["stop-list", .. arguments]);
            return (exitCode, said.ToString().ReplaceLineEndings("\n"), complained.ToString().ReplaceLineEndings("\n"));
        }
        finally
        {
            Console.SetOut(output);
            Console.SetError(errors);
        }
    }
}
