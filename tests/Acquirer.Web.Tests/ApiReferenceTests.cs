using System.IO;
using System.Runtime.CompilerServices;
using Terminal.Acquirer;
using Terminal.Acquirer.Web;
using Terminal.Tests.Support;

namespace Terminal.Tests;

/// <summary>docs/api.md is what the code and its comments say; TERMINAL_API_REFERENCE=1 writes it anew.</summary>
[TestClass]
public class ApiReferenceTests
{
    [TestMethod]
    public void The_reference_says_what_the_code_says()
    {
        string expected = ApiReference.Of(typeof(PaymentSwitch).Assembly, typeof(AcquirerHost).Assembly);
        string path = Path.Combine(Path.GetDirectoryName(Here())!, "..", "..", "docs", "api.md");
        if (Environment.GetEnvironmentVariable("TERMINAL_API_REFERENCE") == "1")
            File.WriteAllText(path, expected);
        Assert.AreEqual(expected, File.ReadAllText(path).ReplaceLineEndings("\n"), "Run this test with TERMINAL_API_REFERENCE=1 and commit docs/api.md.");
    }

    private static string Here([CallerFilePath] string path = "") => path;
}
