using System.Collections.Generic;
using System.Globalization;
using System.Text.RegularExpressions;

namespace Terminal.Tests.NanoProfile;

/// <summary>Reads one line of an API list from left to right.</summary>
public sealed class ApiLine(string text)
{
    private int _at;

    /// <summary>Takes a piece of punctuation or a whole word, if it comes next.</summary>
    public bool Take(string token)
    {
        SkipSpaces();
        var end = _at + token.Length;
        if (string.CompareOrdinal(text, _at, token, 0, token.Length) != 0
            || (char.IsLetter(token[0]) && end < text.Length && IsWordPart(text[end])))
        {
            return false;
        }

        _at = end;
        return true;
    }

    public void Expect(string token)
    {
        if (!Take(token))
        {
            throw new FormatException($"'{token}' expected at column {_at + 1}: {text}");
        }
    }

    public string Word()
    {
        SkipSpaces();
        var start = _at;
        while (_at < text.Length && IsWordPart(text[_at]))
        {
            _at++;
        }

        return _at > start ? text[start.._at] : throw new FormatException($"a name expected at column {_at + 1}: {text}");
    }

    /// <summary>The leading modifiers (<c>public</c>, <c>static</c>, ...).</summary>
    public HashSet<string> Modifiers()
    {
        HashSet<string> found = [];
        foreach (var modifier in new[] { "public", "protected", "private", "static", "virtual", "override", "abstract", "const", "readonly" })
        {
            if (Take(modifier))
            {
                found.Add(modifier);
            }
        }

        return found;
    }

    /// <summary>A type's full name and how many <c>[]</c> follow it.</summary>
    public (string Name, int Arrays) Type()
    {
        var name = Word();
        var arrays = 0;
        while (Take("[]"))
        {
            arrays++;
        }

        return (name, arrays);
    }

    /// <summary>A constant: <c>null</c>, a bool, char, string, or the text of a number.</summary>
    public object? Literal()
    {
        if (Take("\""))
        {
            return Quoted('"');
        }

        if (Take("'"))
        {
            return Quoted('\'')[0];
        }

        return Word() switch { "null" => null, "true" => true, "false" => false, var number => number };
    }

    /// <summary>The constant that a literal is for a field or parameter of one type; enums take their number as it is.</summary>
    public static object? Constant(object? literal, string type) => literal is not string number || type == "System.String"
        ? literal
        : Convert.ChangeType(number, System.Type.GetType(type) is { IsPrimitive: true } primitive ? primitive : typeof(int), CultureInfo.InvariantCulture);

    private string Quoted(char quote)
    {
        var start = _at;
        while (text[_at] != quote)
        {
            _at += text[_at] == '\\' ? 2 : 1;
        }

        return Regex.Unescape(text[start.._at++]);
    }

    private void SkipSpaces()
    {
        while (_at < text.Length && text[_at] == ' ')
        {
            _at++;
        }
    }

    private static bool IsWordPart(char character) => char.IsLetterOrDigit(character) || "_.`/+-<>".Contains(character);
}
