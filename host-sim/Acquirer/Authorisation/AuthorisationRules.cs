using System;
using System.Linq;

namespace Terminal.Acquirer.Authorisation;

/// <summary>
/// How a request is decided: the first row that matches wins. The acquirer's rows come before routing; the issuer's rows are judged, and the limit is
/// lowered, in the transaction that stores the answer. Cents win over the card unless it is expired, listed or unknown.
/// </summary>
internal static class AuthorisationRules
{
    private const bool Acquirer = false;
    private const bool Issuer = true;

    private static readonly Rule[] Table =
    [
        new(Acquirer, c => c.Terminal.Active == 0, "58", c => $"Declined: terminal {c.Terminal.Id} is not active."),
        new(Acquirer, c => c.Terminal.Merchant != c.Merchant, "03", c => $"Declined: terminal {c.Terminal.Id} belongs to another merchant."),
        new(Acquirer, c => c.Terminal.MerchantActive == 0, "03", c => $"Declined: merchant {c.Merchant} is not active."),
        new(Acquirer, c => !c.IsSale, "12", c => "Declined: this host authorises sales only."),
        new(Acquirer, c => c.Terminal.Currency != c.Currency, "12", c => $"Declined: terminal {c.Terminal.Id} sells in {c.Terminal.CurrencyLetters} only."),
        new(Acquirer, c => c.Terminal.Epoch != c.Epoch, "12", c => "Declined: the sale number's epoch is not the one given at the last sign-on."),
        new(Acquirer, c => c.Batch < c.Terminal.Batch, "12", c => $"Declined: batch {c.Batch:D6} is closed."),
        new(Acquirer, c => c.Amount < 1 || c.Amount > c.Terminal.Maximum, "13", c => $"Declined: {c.Money} is not between {c.Terminal.Money.Format(1)} and {c.Terminal.Money.Format(c.Terminal.Maximum)}."),
        new(Acquirer, c => !c.PassesLuhn, "14", c => "Declined: the card number's check digit is wrong."),

        new(Issuer, c => !c.IsIssuerReached, "91", c => "Declined: the issuer did not answer in time."),
        new(Issuer, c => string.CompareOrdinal(c.Expiry, c.Month) < 0, "54", c => $"Declined: the card expired at the end of {c.Expiry[2..]}/{c.Expiry[..2]}."),
        new(Issuer, c => c.Card is not null && c.Card.Expiry != c.Expiry, "54", c => "Declined: the card's expiry is not the one its issuer knows."),
        new(Issuer, c => c.Card?.State == "stolen", "43", c => $"Keep the card: {c.Card!.Mask} is listed as stolen."),
        new(Issuer, c => c.Card?.State == "lost", "41", c => $"Keep the card: {c.Card!.Mask} is listed as lost."),
        new(Issuer, c => c.Product is not null && c.Card is null, "14", c => $"Declined: {c.Product!.Issuer} knows no card of this number."),
        new(Issuer, c => c.Product is null, "15", c => "Declined: no card product begins with these six digits."),
        new(Issuer, c => c.Product!.IssuerCurrency != c.Currency, "57", c => $"Declined: cards of {c.Product!.Issuer} pay in another currency."),
        new(Issuer, c => c.Cents == 1, "01", c => $"Referred: the issuer wants a telephone call, as for every amount that ends in .01 ({c.Money})."),
        new(Issuer, c => c.Cents == 4, "04", c => $"Keep the card: the issuer says so for every amount that ends in .04 ({c.Money})."),
        new(Issuer, c => c.Cents == 5, "05", c => $"Declined: the issuer gives no reason, as for every amount that ends in .05 ({c.Money})."),
        new(Issuer, c => c.Cents == 51, "51", c => $"Declined: over the limit, as every amount that ends in .51 ({c.Money})."),
        new(Issuer, c => c.Cents == 91, "91", c => $"Declined: the issuer cannot be reached, as for every amount that ends in .91 ({c.Money})."),
        new(Issuer, c => c.Amount > c.Card!.Remaining, "51", c => $"Declined: {c.Money} is over the card's remaining limit of {c.Remaining}."),
        new(Issuer, c => c.Cents == 8, "08", c => $"Approved with identification, as for every amount that ends in .08: {c.Money} is within the card's remaining limit of {c.Remaining}."),
        new(Issuer, c => true, "00", c => $"Approved: {c.Money} is within the card's remaining limit of {c.Remaining}."),
    ];

    /// <summary>The acquirer's own verdict before routing; null when the issuer is to be asked.</summary>
    public static Verdict? BeforeRouting(AuthorisationCase request) => First(request, Acquirer);

    /// <summary>The issuer's verdict.</summary>
    public static Verdict AtIssuer(AuthorisationCase request) => First(request, Issuer)!;

    private static Verdict? First(AuthorisationCase request, bool isIssuers)
    {
        var rule = Table.FirstOrDefault(rule => rule.IsIssuers == isIssuers && rule.Matches(request));
        return rule is null ? null : new Verdict(rule.Code, rule.Code is "00" or "08", rule.Explain(request));
    }
}
