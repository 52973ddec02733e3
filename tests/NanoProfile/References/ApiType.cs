using System.Collections.Generic;
using System.Linq;

namespace Terminal.Tests.NanoProfile;

/// <summary>One type of an API list; its members are still lines of text.</summary>
public sealed record ApiType(string Attributes, string[] Modifiers, string Kind, string Name, string[] Bases, List<string> Members)
{
    /// <summary>The enclosing type's full name, or null.</summary>
    public string? Outer => Name.Contains('/') ? Name[..Name.LastIndexOf('/')] : null;

    public string Namespace => Outer is not null || !Name.Contains('.') ? "" : Name[..Name.LastIndexOf('.')];

    public string ShortName => Name[(Name.LastIndexOfAny(['.', '/']) + 1)..];

    public bool Is(string modifier) => Modifiers.Contains(modifier);
}
