using System;

namespace Terminal.Acquirer.Seeds;

/// <summary>A terminal of the seed.</summary>
/// <param name="Id">Eight characters, ISO 8583 field 41.</param>
/// <param name="Point">Where it stands.</param>
/// <param name="MasterKey">32 bytes, from which its other keys derive.</param>
/// <param name="Currency">The one currency it sells in.</param>
/// <param name="Maximum">Largest amount of one sale, in minor units.</param>
/// <param name="Parameters">Number of its parameter file, six digits.</param>
/// <param name="ValidUntil">Last day on which the parameters hold.</param>
/// <param name="KeyedCards">Whether a card number may be keyed instead of swiped.</param>
/// <param name="CardLook">How the merchant looks at a swiped card: none, confirm or type-last-digits.</param>
/// <param name="OfflineCount">Most sales approved offline that may wait for the acquirer.</param>
/// <param name="OfflineTotal">Most that they may come to together, in minor units.</param>
/// <param name="ContactHours">Hours without the acquirer after which nothing is approved offline.</param>
/// <param name="Unable">What becomes of a sale that must be asked about when the acquirer cannot be reached: decline or refer.</param>
/// <param name="RefundLimit">Largest refund without its original, in minor units.</param>
/// <param name="HoldDays">Days after which a pre-authorisation is over, 1 to 31.</param>
/// <param name="SettlesAt">When the terminal settles by itself, in minutes of its local day; null when it does not.</param>
/// <param name="MerchantPassword">What the merchant keys for refunds without an original, four to eight digits. It stays outside the database.</param>
/// <param name="EngineerPassword">What an engineer keys for the service menu, four to eight digits. It stays outside the database.</param>
/// <param name="Active">Whether it may sell.</param>
public sealed record SeedTerminal(
    string Id, SeedPointOfService Point, byte[] MasterKey, Currency Currency, long Maximum, string Parameters, DateOnly ValidUntil,
    bool KeyedCards, string CardLook, int OfflineCount, long OfflineTotal, int ContactHours, string Unable,
    long RefundLimit, int HoldDays, int? SettlesAt, string MerchantPassword, string EngineerPassword, bool Active)
{
    /// <summary>Whose point of service that is.</summary>
    public SeedMerchant Merchant => Point.Merchant;
}
