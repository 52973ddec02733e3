using System;
using System.Linq;

namespace Terminal.Acquirer.Authorisation;

/// <summary>
/// How a request is decided: the first row that matches wins. The acquirer's rows come before routing; those of the card and the issuer are judged, and the
/// limit is lowered, in the transaction that stores the answer. Cents win over the card unless it is expired, listed or unknown. An advice is decided already:
/// the rows of the acquirer and the card only say what speaks against it.
/// </summary>
internal static class AuthorisationRules
{
    private const string Declined = "Declined";
    private const string KeepCard = "Keep the card";

    private static readonly Rule[] Table =
    [
        new(Stage.Acquirer, c => c.Terminal.Active == 0, "58", Declined, c => $"terminal {c.Terminal.Id} is not active"),
        new(Stage.Acquirer, c => c.Terminal.Merchant != c.Merchant, "03", Declined, c => $"terminal {c.Terminal.Id} belongs to another merchant"),
        new(Stage.Acquirer, c => c.Terminal.MerchantActive == 0, "03", Declined, c => $"merchant {c.Merchant} is not active"),
        new(Stage.Acquirer, c => !c.IsSale, "12", Declined, c => "this host authorises sales only"),
        new(Stage.Acquirer, c => c.Terminal.Currency != c.Currency, "12", Declined, c => $"terminal {c.Terminal.Id} sells in {c.Terminal.CurrencyLetters} only"),
        new(Stage.Acquirer, c => c.Terminal.Epoch != c.Epoch, "12", Declined, c => "the sale number's epoch is not the one given at the last sign-on"),
        new(Stage.Acquirer, c => c.Batch < c.Terminal.Batch, "12", Declined, c => $"batch {c.Batch:D6} is closed"),
        new(Stage.Acquirer, c => c.Amount < 1 || c.Amount > c.Terminal.Maximum, "13", Declined, c => $"{c.Money} is not between {c.Terminal.Money.Format(1)} and {c.Terminal.Money.Format(c.Terminal.Maximum)}"),
        new(Stage.Acquirer, c => !c.PassesLuhn, "14", Declined, c => "the card number's check digit is wrong"),

        new(Stage.Card, c => !c.IsIssuerReached, "91", Declined, c => "the issuer did not answer in time"),
        new(Stage.Card, c => string.CompareOrdinal(c.Expiry, c.Month) < 0, "54", Declined, c => $"the card expired at the end of {c.Expiry[2..]}/{c.Expiry[..2]}"),
        new(Stage.Card, c => c.Card is not null && c.Card.Expiry != c.Expiry, "54", Declined, c => "the card's expiry is not the one its issuer knows"),
        new(Stage.Card, c => c.Card?.State == "stolen", "43", KeepCard, c => $"{c.Card!.Mask} is listed as stolen"),
        new(Stage.Card, c => c.Card?.State == "lost", "41", KeepCard, c => $"{c.Card!.Mask} is listed as lost"),
        new(Stage.Card, c => c.Product is not null && c.Card is null, "14", Declined, c => $"{c.Product!.Issuer} knows no card of this number"),
        new(Stage.Card, c => c.Product is null, "15", Declined, c => "no card product begins with these six digits"),
        new(Stage.Card, c => c.Product!.IssuerCurrency != c.Currency, "57", Declined, c => $"cards of {c.Product!.Issuer} pay in another currency"),
        new(Stage.Issuer, c => c.Cents == 1 && !c.IsByTelephone, "01", "Referred", c => $"the issuer wants a telephone call, as for every amount that ends in .01 ({c.Money})"),
        new(Stage.Issuer, c => c.Cents == 4, "04", KeepCard, c => $"the issuer says so for every amount that ends in .04 ({c.Money})"),
        new(Stage.Issuer, c => c.Cents == 5, "05", Declined, c => $"the issuer gives no reason, as for every amount that ends in .05 ({c.Money})"),
        new(Stage.Issuer, c => c.Cents == 51, "51", Declined, c => $"over the limit, as every amount that ends in .51 ({c.Money})"),
        new(Stage.Issuer, c => c.Cents == 91, "91", Declined, c => $"the issuer cannot be reached, as for every amount that ends in .91 ({c.Money})"),
        new(Stage.Issuer, c => c.Amount > c.Card!.Remaining, "51", Declined, c => $"{c.Money} is over the card's remaining limit of {c.Remaining}"),
        new(Stage.Issuer, c => c.Cents == 8, "08", "Approved with identification, as for every amount that ends in .08", c => $"{c.Money} is within the card's remaining limit of {c.Remaining}"),
        new(Stage.Issuer, c => true, "00", "Approved", c => $"{c.Money} is within the card's remaining limit of {c.Remaining}"),
    ];

    /// <summary>The acquirer's own verdict before routing; null when the issuer is to be asked.</summary>
    public static Verdict? BeforeRouting(AuthorisationCase request) => First(request, Stage.Acquirer, Stage.Acquirer) is { } rule ? Of(rule, request) : null;

    /// <summary>The issuer's verdict.</summary>
    public static Verdict AtIssuer(AuthorisationCase request) => Of(First(request, Stage.Card, Stage.Issuer)!, request);

    /// <summary>What speaks against a sale that was made without asking, as the end of a sentence; null for nothing.</summary>
    public static string? Against(AuthorisationCase sale) => First(sale, Stage.Acquirer, Stage.Card)?.Explain(sale);

    private static Rule? First(AuthorisationCase request, Stage from, Stage to) =>
        Table.FirstOrDefault(rule => rule.Stage >= from && rule.Stage <= to && rule.Matches(request));

    private static Verdict Of(Rule rule, AuthorisationCase request) =>
        new(rule.Code, rule.Code is "00" or "08", $"{rule.Says}: {rule.Explain(request)}.");
}
