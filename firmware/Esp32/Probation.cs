using Terminal.Core.Ports;

namespace Terminal.Esp32;

/// <summary>
/// Every start is on probation for three minutes: a file counts the starts in a row that did not last so long, whatever ended them. By time of day nothing could be
/// counted, since the clock begins in 1970 with each start.
/// </summary>
public static class Probation
{
    /// <summary>How long a start must last, in milliseconds.</summary>
    public const long Milliseconds = 180_000;

    /// <summary>So many starts in a row that did not last are a crash loop.</summary>
    public const int Most = 3;

    private const string Name = "network/starts";

    /// <summary>Begins a start.</summary>
    /// <returns>How many before it, in a row, did not last.</returns>
    public static int Begin(IFileStore files)
    {
        byte[] count = new byte[1];
        int failed = files.Read(Name, count) == 1 ? count[0] : 0;
        count[0] = (byte)(failed < byte.MaxValue ? failed + 1 : failed);
        files.Write(Name, count, 1);
        return failed;
    }

    /// <summary>Ends the count: the start has lasted, or somebody wants another try.</summary>
    public static void Pass(IFileStore files) => files.Delete(Name);
}
