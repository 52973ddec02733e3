using System.IO;
using System.Linq;
using System.Runtime.CompilerServices;
using Row = (string Name, double BitsPerCard, double Information, double AbsentReads, double ListedReads, double AbsentInstructions, double ListedInstructions, int Missed);

namespace Terminal.Tests.StopListMeasures;

/// <summary>The comparison in docs/stop-list.md, measured.</summary>
[TestClass]
public sealed class MeasureTests
{
    // In every figure: the share of false positives is chance, and another compiler may write other instructions.
    private const double Tolerance = 0.05;

    public TestContext TestContext { get; set; } = null!;

    [TestMethod]
    public void The_document_says_what_is_measured()
    {
        string[] document = File.ReadAllLines(Path.Combine(Path.GetDirectoryName(Here())!, "../../docs/stop-list.md"));
        var measured = Counted.Call<Row[]>(typeof(Measures), nameof(Measures.All));
        foreach (var row in measured)
        {
            TestContext.WriteLine($"| {row.Name} | {row.BitsPerCard:F2} | {row.Information:F2} | {row.BitsPerCard / row.Information:F2} | {row.AbsentReads:F2} | {row.ListedReads:F2} | {row.AbsentInstructions:N0} | {row.ListedInstructions:N0} |");
        }

        foreach (var row in measured)
        {
            Assert.AreEqual(0, row.Missed, row.Name);
            string[] told = [.. (document.SingleOrDefault(line => line.StartsWith($"| {row.Name} |", StringComparison.Ordinal)) ?? throw new InvalidDataException($"docs/stop-list.md has no row '{row.Name}'."))
                .Split('|', StringSplitOptions.TrimEntries)[2..^1]];
            double[] figures = [row.BitsPerCard, row.Information, row.BitsPerCard / row.Information, row.AbsentReads, row.ListedReads, row.AbsentInstructions, row.ListedInstructions];
            for (int i = 0; i < figures.Length; i++)
                Assert.AreEqual(figures[i], double.Parse(told[i].Trim('*').Replace(",", "")), Tolerance * figures[i], $"{row.Name}, figure {i + 1}");
        }
    }

    private static string Here([CallerFilePath] string path = "") => path;
}
