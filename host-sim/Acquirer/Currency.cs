using System.Globalization;

namespace Terminal.Acquirer;

/// <summary>A currency of ISO 4217.</summary>
/// <param name="Number">Three digits, as in ISO 8583 field 49.</param>
/// <param name="Letters">Three letters, for people.</param>
/// <param name="Exponent">Decimals, 0 to 3.</param>
public sealed record Currency(string Number, string Letters, int Exponent)
{
    /// <summary>An amount of minor units for people: <c>12.50 EUR</c>.</summary>
    public string Format(long minorUnits) => $"{Plain(minorUnits)} {Letters}";

    /// <summary>Reads an amount as people write it: <c>12.50</c>, or <c>12</c> for whole units; at most twelve digits (ISO 8583 field 4).</summary>
    /// <returns>Whether it is an amount of this currency.</returns>
    public bool TryParse(string text, out long minorUnits)
    {
        string[] parts = text.Split('.');
        string decimals = parts.Length == 1 ? new string('0', Exponent) : parts[1];
        string digits = parts[0] + decimals;
        minorUnits = 0;
        return parts.Length <= 2 && parts[0].Length > 0 && decimals.Length == Exponent && (parts.Length == 1 || Exponent > 0) && digits.Length <= 12
            && long.TryParse(digits, NumberStyles.None, CultureInfo.InvariantCulture, out minorUnits);
    }

    /// <summary>So many whole units, in minor units.</summary>
    public long Whole(long units)
    {
        for (int i = 0; i < Exponent; i++)
            units *= 10;
        return units;
    }

    /// <summary>An amount of minor units without the currency: <c>12.50</c>.</summary>
    public string Plain(long minorUnits) => (minorUnits / (decimal)Whole(1)).ToString("F" + Exponent, CultureInfo.InvariantCulture);
}
