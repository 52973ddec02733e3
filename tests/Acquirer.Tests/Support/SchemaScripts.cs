using System.Collections.Generic;
using System.IO;
using System.Linq;
using Terminal.Acquirer;

namespace Terminal.Tests.Support;

/// <summary>The scripts that make the host's tables, as they are built into it.</summary>
internal static class SchemaScripts
{
    private const string Folder = "Schema/";

    /// <summary>Those that made a version, in their order.</summary>
    public static IEnumerable<string> UpTo(int version)
    {
        var assembly = typeof(PaymentSwitch).Assembly;
        foreach (string name in assembly.GetManifestResourceNames().Where(name => name.StartsWith(Folder)).Order(StringComparer.Ordinal))
        {
            if (int.Parse(Path.GetFileNameWithoutExtension(name[Folder.Length..])) > version)
                yield break;
            using var script = new StreamReader(assembly.GetManifestResourceStream(name)!);
            yield return script.ReadToEnd();
        }
    }
}
