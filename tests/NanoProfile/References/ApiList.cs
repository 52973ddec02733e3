using System.Collections.Generic;
using System.IO;
using System.Text.RegularExpressions;

namespace Terminal.Tests.NanoProfile;

/// <summary>One file of <c>Api/</c>: the public API of one device package.</summary>
public sealed partial class ApiList
{
    private ApiList(string name, Version version)
    {
        Name = name;
        Version = version;
    }

    public string Name { get; }

    public Version Version { get; }

    public List<(string Name, Version Version)> References { get; } = [];

    public List<ApiType> Types { get; } = [];

    /// <summary>Full names of the generic delegates: real packages have them, and using one crashes the device.</summary>
    public List<string> GenericDelegates { get; } = [];

    public static ApiList Read(string path)
    {
        var lines = File.ReadAllLines(path);
        var head = lines[0].Split(' ');
        var list = new ApiList(head[1], Version.Parse(head[2]));
        for (var i = 1; i < lines.Length; i++)
        {
            try
            {
                list.Add(lines[i]);
            }
            catch (FormatException error)
            {
                throw new FormatException($"{path}({i + 1}): {error.Message}", error);
            }
        }

        return list;
    }

    private void Add(string line)
    {
        const string GenericMark = "# generic, not usable on the device: ";
        if (line.Length == 0)
        {
            return;
        }

        if (line.StartsWith("references "))
        {
            var parts = line.Split(' ');
            References.Add((parts[1], Version.Parse(parts[2])));
        }
        else if (line.StartsWith(GenericMark))
        {
            GenericDelegates.Add(line[GenericMark.Length..]);
        }
        else if (line.StartsWith("  "))
        {
            Types[^1].Members.Add(line.Trim());
        }
        else
        {
            var match = TypeLine().Match(line);
            if (!match.Success)
            {
                throw new FormatException($"not a type: {line}");
            }

            var bases = match.Groups["bases"].Value.Split(", ", StringSplitOptions.RemoveEmptyEntries);
            Types.Add(new ApiType(match.Groups["attributes"].Value, match.Groups["modifiers"].Value.Split(' '), match.Groups["kind"].Value, match.Groups["name"].Value, bases, []));
        }
    }

    [GeneratedRegex(@"^(?<attributes>\[.*\])? ?(?<modifiers>[a-z ]*?) ?(?<kind>class|struct|interface|delegate|enum) (?<name>\S+)( : (?<bases>.*))?$")]
    private static partial Regex TypeLine();
}
