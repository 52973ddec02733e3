using Terminal.Core.Ports;

namespace Terminal.Esp32;

/// <summary>
/// Tells whether the file system is the one that the terminal left: the device formats a corrupt one at start without a word, and an empty flash must not pass for
/// a terminal that has sold nothing.
/// </summary>
public static class FlashMark
{
    /// <summary>What an engineer puts there with the keys: these files are new on purpose.</summary>
    public const string New = "network/new";

    private const string Mark = "network/mark";
    private static readonly byte[] Content = { (byte)'1' };

    /// <summary>Looks at the start whether the files are those of the last run, or an engineer's.</summary>
    /// <returns>False when neither is so: they were erased, or there never were any.</returns>
    public static bool Check(IFileStore files)
    {
        if (files.Length(Mark) != FileStatus.Missing)
            return true;

        // A journal that cannot be read is there all the same.
        string[]? journal = files.List("journal");
        if (files.Length(New) == FileStatus.Missing && journal is not null && journal.Length == 0)
            return false;

        Put(files);
        return true;
    }

    /// <summary>Marks the files as the terminal's own from now on.</summary>
    public static void Put(IFileStore files)
    {
        files.Write(Mark, Content, Content.Length);
        files.Delete(New);
    }
}
