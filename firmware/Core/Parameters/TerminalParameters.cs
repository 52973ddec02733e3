using Terminal.Core.Cards;
using Terminal.Core.Keys;
using Terminal.Core.Money;
using Terminal.Core.Texts;

namespace Terminal.Core.Parameters;

/// <summary>What the acquirer sets for this terminal; read from the parameter file by <see cref="ParameterFile"/>.</summary>
public sealed class TerminalParameters
{
    /// <summary><see cref="SettlesAt"/> when the merchant alone settles.</summary>
    public const int NoSettlement = -1;

    /// <summary>The highest <see cref="Number"/> that tag 03 can carry.</summary>
    public const int HighestNumber = 999_999;

    /// <summary>Number of this set, 0 to <see cref="HighestNumber"/>; tag 03 of field 48.</summary>
    public int Number { get; set; }

    /// <summary>Last day on which the set may be used for decisions of the terminal's own, as YYYYMMDD, UTC.</summary>
    public int ValidUntil { get; set; }

    /// <summary>Terminal identification, 8 ASCII characters, space-padded (ISO 8583 field 41).</summary>
    public byte[] TerminalId { get; set; } = new byte[0];

    /// <summary>Merchant identification, 15 ASCII characters, space-padded (ISO 8583 field 42).</summary>
    public byte[] MerchantId { get; set; } = new byte[0];

    /// <summary>Merchant's name, code page 866.</summary>
    public byte[] MerchantName { get; set; } = new byte[0];

    /// <summary>Merchant's place, code page 866.</summary>
    public byte[] MerchantPlace { get; set; } = new byte[0];

    /// <summary>The one currency this terminal sells in.</summary>
    public Currency Currency { get; set; } = new Currency(0, "", 0);

    /// <summary>Country of the terminal, numeric code of ISO 3166-1.</summary>
    public int Country { get; set; }

    /// <summary>Minutes that local time is ahead of UTC.</summary>
    public int UtcOffset { get; set; }

    /// <summary>Language of screens and receipts.</summary>
    public Language Language { get; set; }

    /// <summary>Whether a card number may be keyed instead of swiped.</summary>
    public bool AllowsKeying { get; set; }

    /// <summary>How the merchant looks at a swiped card.</summary>
    public CardLook CardLook { get; set; }

    /// <summary>The acquirer's telephone number for referrals and help, code page 866.</summary>
    public byte[] Phone { get; set; } = new byte[0];

    /// <summary>The largest sale in minor units.</summary>
    public long MaximumAmount { get; set; }

    /// <summary>Most sales approved here that may wait for the acquirer, the one at hand included; 0: none.</summary>
    public int OfflineCountCap { get; set; }

    /// <summary>Most that these sales may come to together, in minor units.</summary>
    public long OfflineTotalCap { get; set; }

    /// <summary>Hours after which a terminal that has not heard the acquirer decides nothing alone; 0: always.</summary>
    public int ContactHoursCap { get; set; }

    /// <summary>Whether the merchant may phone when the acquirer must be asked and cannot be reached; otherwise the sale is declined.</summary>
    public bool RefersWhenUnable { get; set; }

    /// <summary>The largest refund without its original in minor units; 0: none.</summary>
    public long RefundLimit { get; set; }

    /// <summary>Days after which a pre-authorisation is over, 1 to 31.</summary>
    public int HoldDays { get; set; }

    /// <summary>When the terminal settles by itself, in minutes of the local day, 0 to 1439; <see cref="NoSettlement"/>.</summary>
    public int SettlesAt { get; set; }

    /// <summary>What the merchant's password is recognised by: a <see cref="Password"/>.</summary>
    public byte[] MerchantPassword { get; set; } = new byte[Mac.Length];

    /// <summary>What the engineer's password is recognised by: a <see cref="Password"/>.</summary>
    public byte[] EngineerPassword { get; set; } = new byte[Mac.Length];

    /// <summary>The BIN table.</summary>
    public CardProduct[] Products { get; set; } = new CardProduct[0];

    /// <summary>Whether another set has the same terminal, merchant and currency: what the journal's records rest on.</summary>
    public bool AreFor(TerminalParameters other) =>
        AreSame(TerminalId, other.TerminalId) && AreSame(MerchantId, other.MerchantId)
        && Currency.Number == other.Currency.Number && Currency.Exponent == other.Currency.Exponent;

    /// <summary>Takes over everything from another set: so all that hold this object go by the new one from then on.</summary>
    public void Take(TerminalParameters other)
    {
        Number = other.Number;
        ValidUntil = other.ValidUntil;
        TerminalId = other.TerminalId;
        MerchantId = other.MerchantId;
        MerchantName = other.MerchantName;
        MerchantPlace = other.MerchantPlace;
        Currency = other.Currency;
        Country = other.Country;
        UtcOffset = other.UtcOffset;
        Language = other.Language;
        AllowsKeying = other.AllowsKeying;
        CardLook = other.CardLook;
        Phone = other.Phone;
        MaximumAmount = other.MaximumAmount;
        OfflineCountCap = other.OfflineCountCap;
        OfflineTotalCap = other.OfflineTotalCap;
        ContactHoursCap = other.ContactHoursCap;
        RefersWhenUnable = other.RefersWhenUnable;
        RefundLimit = other.RefundLimit;
        HoldDays = other.HoldDays;
        SettlesAt = other.SettlesAt;
        MerchantPassword = other.MerchantPassword;
        EngineerPassword = other.EngineerPassword;
        Products = other.Products;
    }

    private static bool AreSame(byte[] one, byte[] other)
    {
        bool same = one.Length == other.Length;
        for (int i = 0; same && i < one.Length; i++)
        {
            same = one[i] == other[i];
        }

        return same;
    }
}
