namespace Terminal.Core.StopList;

/// <summary>The files of the stop list: two of each kind, so that one is whole while the other is written.</summary>
internal static class ListFiles
{
    /// <summary>The pages of a base.</summary>
    public static string Base(char slot) => slot == 'a' ? "list/base.a" : "list/base.b";

    /// <summary>The manifest of a base.</summary>
    public static string Manifest(char slot) => slot == 'a' ? "list/manifest.a" : "list/manifest.b";

    /// <summary>An overlay.</summary>
    public static string Overlay(char letter) => letter == 'a' ? "list/overlay.a" : "list/overlay.b";

    /// <summary>A selector.</summary>
    public static string Selector(char letter) => letter == 'a' ? "list/selector.a" : "list/selector.b";

    /// <summary>The other one.</summary>
    public static char Other(char letter) => letter == 'a' ? 'b' : 'a';

    /// <summary>Whether it is the letter of one.</summary>
    public static bool IsLetter(char letter) => letter == 'a' || letter == 'b';
}
