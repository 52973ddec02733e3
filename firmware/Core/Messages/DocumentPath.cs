using System.Text;

namespace Terminal.Core.Messages;

/// <summary>The documents that the acquirer offers with GET, by path and query; all that name a terminal must be signed (<see cref="SignedPath"/>).</summary>
public static class DocumentPath
{
    /// <summary>Where the parameter file is.</summary>
    public const string ParametersRoute = "/parameters";

    /// <summary>Where the manifest of the stop list's newest base is.</summary>
    public const string ManifestRoute = "/stop-list/manifest";

    /// <summary>Where the deltas of the stop list are.</summary>
    public const string DeltaRoute = "/stop-list/delta";

    /// <summary>The terminal's parameter file, if there is a newer one.</summary>
    /// <param name="terminal">Its identification, field 41 of ISO 8583.</param>
    /// <param name="held">Number of the parameters that it holds, 0 to 999999; 0 when it holds none.</param>
    public static string Parameters(byte[] terminal, int held) => Signable(ParametersRoute, terminal) + "&held=" + held.ToString("D6");

    /// <summary>The manifest of the newest base of the stop list that fits, made for this terminal.</summary>
    /// <param name="terminal">Its identification.</param>
    /// <param name="held">Version of the list that it holds, 0 to 9999999999; 0 when it holds none.</param>
    /// <param name="space">Pages that one of its slots can hold.</param>
    public static string Manifest(byte[] terminal, long held, int space) =>
        Signable(ManifestRoute, terminal) + "&held=" + held.ToString("D10") + "&space=" + space.ToString();

    /// <summary>One delta of the stop list, from the version that the terminal holds to a newer one.</summary>
    /// <param name="terminal">Its identification.</param>
    /// <param name="from">Version of the list that it holds, 1 to 9999999999.</param>
    public static string Delta(byte[] terminal, long from) => Signable(DeltaRoute, terminal) + "&from=" + from.ToString("D10");

    /// <summary>The pages of a base, the same for every terminal and not signed: <see cref="StopList.RibbonPage.Length"/> bytes each, in order.</summary>
    /// <param name="list">Which list.</param>
    /// <param name="version">The base's version.</param>
    /// <param name="resultBits">Result bits a card: 8, 12 or 16.</param>
    public static string Pages(int list, long version, int resultBits) =>
        "/stop-list/" + list.ToString() + "/" + version.ToString("D10") + "/" + resultBits.ToString();

    private static string Signable(string route, byte[] terminal) => route + "?terminal=" + Encoding.UTF8.GetString(terminal, 0, terminal.Length);
}
