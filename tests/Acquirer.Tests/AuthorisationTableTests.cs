using System.IO;
using System.Linq;
using System.Runtime.CompilerServices;
using System.Text.RegularExpressions;
using Terminal.Acquirer.Authorisation;

namespace Terminal.Tests;

/// <summary>docs/acquirer.md has the table that decides, row by row; only its words for when a row applies are its own.</summary>
[TestClass]
public class AuthorisationTableTests
{
    [TestMethod]
    public void The_document_has_the_rows_of_the_code()
    {
        string[] expected = [.. AuthorisationRules.Table.Select((row, i) => $"{i + 1} {row.Stage.ToString().ToLowerInvariant()} {row.Code} {row.Says} ({row.Source})")];
        string document = Path.Combine(Path.GetDirectoryName(Here())!, "..", "..", "docs", "acquirer.md");
        string[] told = [.. File.ReadAllLines(document)
            .Select(line => Regex.Match(line, @"^\| ([0-9]+) \| (\w+) \| ([0-9]{2}) \| ([^|]+) \| [^|]+ \| ([^|]+) \|$"))
            .Where(row => row.Success)
            .Select(row => $"{row.Groups[1]} {row.Groups[2]} {row.Groups[3]} {row.Groups[4]} ({row.Groups[5]})")];
        Assert.AreEqual(string.Join('\n', expected), string.Join('\n', told));
    }

    private static string Here([CallerFilePath] string path = "") => path;
}
