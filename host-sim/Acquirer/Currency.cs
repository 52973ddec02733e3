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

    /// <summary>An amount of minor units without the currency: <c>12.50</c>.</summary>
    public string Plain(long minorUnits)
    {
        decimal unit = 1;
        for (int i = 0; i < Exponent; i++)
            unit *= 10;
        return (minorUnits / unit).ToString("F" + Exponent, CultureInfo.InvariantCulture);
    }
}
