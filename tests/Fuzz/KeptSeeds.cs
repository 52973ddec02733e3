using System.IO;
using System.Linq;

namespace Terminal.Tests.Fuzz;

/// <summary>Inputs that once failed: a text file a decoder, a line of hexadecimal an input, <c>#</c> opens a comment.</summary>
internal sealed class KeptSeeds(string folder)
{
    /// <summary>Those of the repository.</summary>
    public static KeptSeeds OfTheRepository()
    {
        var folder = new DirectoryInfo(AppContext.BaseDirectory);
        while (folder is not null && !File.Exists(Path.Combine(folder.FullName, "Terminal.sln")))
            folder = folder.Parent;
        return new KeptSeeds(Path.Combine((folder ?? throw new DirectoryNotFoundException("Terminal.sln")).FullName, "tests", "Fuzz", "Seeds"));
    }

    public byte[][] Of(string decoder) => !File.Exists(PathOf(decoder))
        ? []
        : File.ReadLines(PathOf(decoder)).Select(line => line.Split('#')[0].Trim()).Where(hex => hex.Length > 0).Select(Convert.FromHexString).ToArray();

    public void Keep(Finding finding)
    {
        if (!Of(finding.Decoder).Any(kept => kept.SequenceEqual(finding.Input)))
            File.AppendAllText(PathOf(finding.Decoder), $"# {finding.Error.Split('\n')[0].Trim()}\n{Convert.ToHexString(finding.Input)}\n");
    }

    private string PathOf(string decoder) => Path.Combine(folder, decoder + ".txt");
}
