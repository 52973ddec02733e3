using System.Collections.Generic;
using System.IO;
using System.Linq;
using System.Text.RegularExpressions;
using Terminal.Core.Texts;

namespace Terminal.Tests.Bench;

/// <summary>The documents keep their promises: what they link to is there, and every screen of the terminal is explained in a guide.</summary>
[TestClass]
public sealed partial class GuideTests
{
    // On receipts only: a screen explains a response when the sale was not made.
    private static readonly Text[] OnPaperOnly = [Text.ResponseApproved, Text.ResponseApprovedIdentity, Text.ResponseRefer];

    private static readonly string[] Endings = ["Label", "Line", "Lines", "Menu", "More", "Checks", "Steps"];

    [TestMethod]
    public void Every_relative_link_and_picture_of_a_document_is_there()
    {
        List<string> broken = [];
        int links = 0;
        foreach (string document in Documents())
        {
            foreach (Match match in Link().Matches(File.ReadAllText(document)))
            {
                string target = match.Groups["target"].Value;
                if (target.Contains(':') || target.StartsWith('#'))
                    continue;
                links++;
                string path = Path.Combine(Path.GetDirectoryName(document)!, target.Split('#')[0]);
                if (!File.Exists(path) && !Directory.Exists(path))
                    broken.Add($"{Path.GetFileName(document)} links to {target}, which is not there.");
            }
        }

        Assert.AreEqual("", string.Join("\n", broken));
        Assert.AreNotEqual(0, links, "No link was found at all.");
    }

    [TestMethod]
    public void Every_picture_is_shown_in_a_document()
    {
        string documents = string.Concat(Documents().Select(File.ReadAllText));
        string[] unused = [.. Directory.GetFiles(Path.Combine(Repository(), "docs", "pictures")).Select(Path.GetFileName).Where(name => !documents.Contains($"pictures/{name}"))!];
        Assert.AreEqual("", string.Join("\n", unused));
    }

    [TestMethod]
    public void Every_screen_is_explained_to_merchant_or_engineer()
    {
        string guides = Spaces().Replace(File.ReadAllText(Guide("merchant")) + File.ReadAllText(Guide("engineer")), " ");
        string[] unexplained =
        [
            .. Enum.GetValues<Text>()
                .Where(text => !IsLegend(text) && !OnPaperOnly.Contains(text))
                .Select(text => Spaces().Replace(English.Of(text), " ").Trim())
                .Where(words => !guides.Contains(words)),
        ];
        Assert.AreEqual("", string.Join("\n", unexplained));
    }

    /// <summary>The folder of the repository.</summary>
    internal static string Repository()
    {
        DirectoryInfo? folder = new(AppContext.BaseDirectory);
        while (folder is not null && !File.Exists(Path.Combine(folder.FullName, "Terminal.sln")))
            folder = folder.Parent;
        Assert.IsNotNull(folder, "The tests run inside the repository.");
        return folder.FullName;
    }

    // What the keys do stands beside them; the words of lists and receipts name a value.
    private static bool IsLegend(Text text) =>
        text is Text.State or Text.Languages or Text.Versions or Text.Files or Text.ReprintCopies or Text.Duplicate || text.ToString().StartsWith("Keys") || Endings.Any(text.ToString().EndsWith);

    private static string Guide(string name) => Path.Combine(Repository(), "docs", name + ".md");

    private static IEnumerable<string> Documents() =>
        Directory.GetFiles(Path.Combine(Repository(), "docs"), "*.md").Append(Path.Combine(Repository(), "README.md"));

    [GeneratedRegex("""\]\((?<target>[^)\s]+)\)|<img[^>]*\ssrc="(?<target>[^"]+)"|<a[^>]*\shref="(?<target>[^"]+)"\s?""")]
    private static partial Regex Link();

    [GeneratedRegex(@"\s+")]
    private static partial Regex Spaces();
}
