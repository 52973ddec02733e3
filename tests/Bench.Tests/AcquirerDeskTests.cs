using System.IO;
using System.Threading.Tasks;
using Terminal.Acquirer;
using Terminal.Acquirer.Seeds;
using Terminal.Bench;

namespace Terminal.Tests.Bench;

/// <summary><c>voice</c> and <c>scheme</c>: the acquirer's people at work beside their host.</summary>
[TestClass]
[DoNotParallelize]
public sealed class AcquirerDeskTests
{
    private readonly DirectoryInfo _folder = Directory.CreateTempSubdirectory("acquirer-desk-");

    [TestCleanup]
    public void TearDown() => _folder.Delete(recursive: true);

    [TestMethod]
    public async Task The_voice_desk_gives_a_code_while_the_host_runs()
    {
        using PaymentSwitch host = Host();
        (int exit, string told, string complained) = await Run("TERM0001\n9990 0000 0000 1019\n12.01\n", "voice");
        Assert.AreEqual((0, ""), (exit, complained));
        StringAssert.Matches(told, new("^000[0-9]{3}\r?\nApproved: 12.01 EUR .* The code is good for one sale of 12.01 EUR with card 999000\\*{6}1019 on terminal TERM0001, until "));
        Assert.AreEqual(500000 - 1201, host.Cards()[0].Remaining, "the running host holds it");
    }

    [TestMethod]
    [DataRow("TERM0001\n9990000000001043\n12.01\n", "Keep the card: 999000******1043 is listed as stolen.")]
    [DataRow("TERM0001\n9990000000001019\n12,01\n", "Write the amount with its decimals, such as 12.50.")]
    [DataRow("TERM9999\n9990000000001019\n12.01\n", "This acquirer has no such terminal")]
    [DataRow("", "Write the amount with its decimals")]
    public async Task What_is_not_approved_is_told_on_the_error_output(string input, string text)
    {
        Host().Dispose();
        (int exit, string told, string complained) = await Run(input, "voice");
        Assert.AreEqual((1, ""), (exit, told));
        StringAssert.StartsWith(complained, text);
    }

    [TestMethod]
    public async Task A_sale_that_nobody_knows_cannot_be_refused_by_the_scheme()
    {
        Host().Dispose();
        (int exit, _, string complained) = await Run("", "scheme", "--terminal", "TERM0001", "--number", "010000000001", "--reason", "4507");
        Assert.AreEqual(1, exit);
        StringAssert.StartsWith(complained, "The acquirer has no sale of this number.");
    }

    [TestMethod]
    public async Task Without_an_acquirer_nothing_is_made()
    {
        (int exit, _, string complained) = await Run("", "voice");
        Assert.AreEqual(1, exit);
        StringAssert.Contains(complained, "start the acquirer there first");
        Assert.IsEmpty(_folder.GetFiles());
    }

    private PaymentSwitch Host() => new(Path.Combine(_folder.FullName, "acquirer.db"), Seed.Default);

    private async Task<(int Exit, string Told, string Complained)> Run(string input, params string[] arguments)
    {
        TextReader keyboard = Console.In;
        TextWriter output = Console.Out;
        TextWriter errors = Console.Error;
        using var told = new StringWriter();
        using var complained = new StringWriter();
        Console.SetIn(new StringReader(input));
        Console.SetOut(told);
        Console.SetError(complained);
        try
        {
            int exit = await Program.Main([.. arguments, "--state", _folder.FullName]);
            return (exit, told.ToString(), complained.ToString());
        }
        finally
        {
            Console.SetIn(keyboard);
            Console.SetOut(output);
            Console.SetError(errors);
        }
    }
}
