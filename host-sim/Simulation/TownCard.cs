using System.Globalization;

namespace Terminal.Simulation;

/// <summary>A card that somebody in the world carries.</summary>
/// <param name="Name">Its name.</param>
/// <param name="Number">Its number, digits.</param>
/// <param name="ExpiryShown">Last month, as it is embossed: MM/YY.</param>
/// <param name="Expiry">Last month, YYMM.</param>
/// <param name="ServiceCode">Three digits (ISO/IEC 7813).</param>
/// <param name="State">good, lost or stolen; empty when no issuer knows it.</param>
/// <param name="Limit">What its issuer allows, in the issuer's currency; empty when no issuer knows it.</param>
public sealed record TownCard(string Name, string Number, string ExpiryShown, string Expiry, string ServiceCode, string State, string Limit)
{
    /// <summary>The condition that says where and when it pays; empty for anywhere and always.</summary>
    public string Terms { get; init; } = "";

    /// <summary>By how much its holder may pass the limit, in the issuer's currency; empty for nothing.</summary>
    public string Excess { get; init; } = "";

    /// <summary>The same in minor units.</summary>
    public long ExcessInMinorUnits => MinorUnits(Excess);

    /// <summary>Track 2 without sentinels.</summary>
    public string Track2 => $"{Number}={Expiry}{ServiceCode}0000000000";

    /// <summary>First six and last four digits.</summary>
    public string Mask => Number[..6] + new string('*', Number.Length - 10) + Number[^4..];

    /// <summary>The issuer's limit in minor units; 0 when no issuer knows the card.</summary>
    public long LimitInMinorUnits => MinorUnits(Limit);

    private static long MinorUnits(string amount) => amount.Length == 0 ? 0 : long.Parse(amount.Replace(".", ""), CultureInfo.InvariantCulture);
}
