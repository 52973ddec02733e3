using System.Text;

namespace Terminal.Core.Money;

/// <summary>A currency of ISO 4217.</summary>
public sealed class Currency
{
    /// <summary>Describes a currency.</summary>
    public Currency(int number, string code, int exponent)
    {
        Number = number;
        Code = code;
        Letters = Encoding.UTF8.GetBytes(code);
        Exponent = exponent;
    }

    /// <summary>The numeric code, 1 to 999, as ISO 8583 field 49 carries it.</summary>
    public int Number { get; }

    /// <summary>The three-letter code, as people read it.</summary>
    public string Code { get; }

    /// <summary><see cref="Code"/> in ASCII: screens and receipts show it often.</summary>
    public byte[] Letters { get; }

    /// <summary>Decimals of the minor unit, 0 to 4.</summary>
    public int Exponent { get; }
}
