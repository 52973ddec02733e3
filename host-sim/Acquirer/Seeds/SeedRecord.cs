using System;
using System.Collections.Generic;
using System.Globalization;
using System.Text.RegularExpressions;

namespace Terminal.Acquirer.Seeds;

/// <summary>One record of a seed file: reads its fields, each checked, and names the line of what is wrong.</summary>
internal sealed class SeedRecord(string file, string kind, string name, int line)
{
    private const string Percent = @"[0-9]{1,2}\.[0-9]{2}";
    private readonly Dictionary<string, (string Value, int Line)> _fields = [];
    private readonly HashSet<string> _read = [];

    public string Kind => kind;

    public string Name => name;

    public int Line => line;

    public void Add(string field, string value, int fieldLine)
    {
        if (!_fields.TryAdd(field, (value, fieldLine)))
            throw new SeedException(file, fieldLine, $"The field '{field}' stands twice in '{kind} {name}'.", "Remove one of the two.");
    }

    /// <summary>The text of a field that must match a pattern; the hint completes "Write ...".</summary>
    public string Text(string field, string pattern, string hint)
    {
        _read.Add(field);
        if (!_fields.TryGetValue(field, out var found))
            throw new SeedException(file, line, $"'{kind} {name}' has no field '{field}'.", $"Add an indented line '{field}' with {hint}.");
        return Regex.IsMatch(found.Value, $"^(?:{pattern})$", RegexOptions.CultureInvariant) ? found.Value : throw Bad(field, $"Write {hint}.");
    }

    /// <summary>The text of a field that may be missing; null when it is.</summary>
    public string? Optional(string field, string pattern, string hint)
    {
        _read.Add(field);
        return _fields.ContainsKey(field) ? Text(field, pattern, hint) : null;
    }

    public bool Has(string field)
    {
        _read.Add(field);
        return _fields.ContainsKey(field);
    }

    public bool YesNo(string field) => Text(field, "yes|no", "yes or no") == "yes";

    public Currency Currency(string field)
    {
        var parts = Text(field, "(?!000)[0-9]{3} [A-Z]{3} [0-3]", "number, letters and decimals of an ISO 4217 currency, such as 978 EUR 2").Split(' ');
        return new Currency(parts[0], parts[1], parts[2][0] - '0');
    }

    /// <summary>An amount in minor units, at most twelve digits (ISO 8583 field 4).</summary>
    public long Amount(string field, Currency currency)
    {
        string decimals = currency.Exponent == 0 ? "" : $@"\.[0-9]{{{currency.Exponent}}}";
        string text = Text(field, $"[0-9]{{1,9}}{decimals}", $"an amount such as {currency.Plain(500000)}");
        return long.Parse(text.Replace(".", ""), NumberStyles.None, CultureInfo.InvariantCulture);
    }

    /// <summary>A percentage below 100, in hundredths of a percent.</summary>
    public int Percentage(string field) => Hundredths(Text(field, Percent, "a percentage such as 1.50"));

    /// <summary>A volume discount of at most the fee; null when the field is missing.</summary>
    public SeedDiscount? Discount(string field, int fee)
    {
        string? text = Optional(field, Percent + " over [0-9]{1,9}", "a percentage and the whole amount beyond which it is let off the fee, such as 0.50 over 1000");
        if (text is null)
            return null;
        string[] parts = text.Split(" over ");
        var discount = new SeedDiscount(Hundredths(parts[0]), long.Parse(parts[1], CultureInfo.InvariantCulture));
        return discount.Rate <= fee ? discount : throw Bad(field, "Write a percentage of at most the fee.");
    }

    /// <summary>A country, three digits of ISO 3166-1.</summary>
    public string Country(string field) => Text(field, "(?!000)[0-9]{3}", "the three digits of an ISO 3166-1 country");

    /// <summary>A whole number from 0 to 999.</summary>
    public int Number(string field) => int.Parse(Text(field, "[0-9]{1,3}", "a number from 0 to 999"), CultureInfo.InvariantCulture);

    /// <summary>The same between two others.</summary>
    public int Number(string field, int least, int most)
    {
        int number = Number(field);
        return number >= least && number <= most ? number : throw Bad(field, $"Write a number from {least} to {most}.");
    }

    /// <summary>How far somebody may approve in an issuer's place; the names of its three fields begin alike.</summary>
    public SeedRights Rights(string prefix, Currency currency) => new(Amount(prefix + "single", currency), Number(prefix + "count"), Amount(prefix + "total", currency));

    /// <summary>Values that are allowed (only) or forbidden (not); null when the field is missing.</summary>
    public SeedChoice? Choice(string field, string pattern, string example)
    {
        string? text = Optional(field, $"(?:only|not)(?: {pattern}){{1,20}}", $"only or not, and up to 20 values, such as {example}");
        return text is null ? null : new SeedChoice(text.StartsWith("not", StringComparison.Ordinal), text.Split(' ')[1..]);
    }

    /// <summary>Times of the day that are allowed (only) or forbidden (not); null when the field is missing.</summary>
    public SeedHours? Hours(string field)
    {
        const string Time = "(?:[01][0-9]|2[0-3]):[0-5][0-9]";
        string? text = Optional(field, $"(?:only|not) {Time}-{Time}", "only or not, and local times from-to, such as not 23:00-05:30");
        if (text is null)
            return null;
        string[] parts = text.Split(' ', '-');
        return parts[1] != parts[2] ? new SeedHours(parts[0] == "not", Minute(parts[1]), Minute(parts[2]), text) : throw Bad(field, "Write two times that differ.");
    }

    /// <summary>Two percentages, 0 to 99, the smaller first.</summary>
    public (int First, int Last) Shares(string field)
    {
        string[] parts = Text(field, "[0-9]{1,2}-[0-9]{1,2}", "two percentages such as 5-20").Split('-');
        var shares = (First: int.Parse(parts[0], CultureInfo.InvariantCulture), Last: int.Parse(parts[1], CultureInfo.InvariantCulture));
        return shares.First <= shares.Last ? shares : throw Bad(field, "Write the smaller percentage first.");
    }

    /// <summary>A month of expiry, written MM/YY, as the YYMM that cards and messages carry.</summary>
    public string Expiry(string field)
    {
        string text = Text(field, "(0[1-9]|1[0-2])/[0-9]{2}", "month and year as MM/YY, such as 12/35");
        return text[3..] + text[..2];
    }

    /// <summary>A local time, written HH:MM, as minutes of the day; null for "none".</summary>
    public int? LocalTime(string field)
    {
        string text = Text(field, "none|([01][0-9]|2[0-3]):[0-5][0-9]", "none, or a local time as HH:MM, such as 23:30");
        return text == "none" ? null : Minute(text);
    }

    public byte[] Key(string field) => Convert.FromHexString(Text(field, "[0-9A-Fa-f]{64}", "64 hexadecimal digits"));

    public bool Holds(string field, string value) => _fields.TryGetValue(field, out var found) && found.Value == value;

    /// <summary>The error for a field; it never repeats the value, which may be a key or a card number.</summary>
    public SeedException Bad(string field, string remedy) =>
        new(file, _fields[field].Line, $"What stands here cannot be the {field} of '{kind} {name}'.", remedy);

    /// <summary>Refuses fields that nobody read: a misspelt field must not be ignored.</summary>
    public void End()
    {
        foreach (var (field, (_, fieldLine)) in _fields)
        {
            if (!_read.Contains(field))
                throw new SeedException(file, fieldLine, $"A {kind} has no field '{field}'.", $"Its fields are: {string.Join(", ", _read)}.");
        }
    }

    private static int Hundredths(string percentage) => int.Parse(percentage.Replace(".", ""), CultureInfo.InvariantCulture);

    private static int Minute(string time) => int.Parse(time[..2], CultureInfo.InvariantCulture) * 60 + int.Parse(time[3..], CultureInfo.InvariantCulture);
}
