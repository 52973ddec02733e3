using System;
using System.Linq;

namespace Terminal.Acquirer.Authorisation;

/// <summary>
/// How a request is decided: the first row that matches wins. The acquirer's rows come before routing; those of its books, the card and the issuer are judged, and the
/// limit is lowered, in the transaction that stores the answer. Cents win over the card unless it is expired, listed or unknown. A refund goes to any card that its issuer
/// knows, whatever became of the card, and no limit or amount speaks against it. An advice is decided already: the rows up to the card's only say what speaks against it.
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
        new(Stage.Acquirer, c => !c.IsKnownKind, "12", Declined, c => "the host decides sales, refunds and pre-authorisations, nothing else"),
        new(Stage.Acquirer, c => c.Terminal.Currency != c.Currency, "12", Declined, c => $"terminal {c.Terminal.Id} sells in {c.Terminal.CurrencyLetters} only"),
        new(Stage.Acquirer, c => c.Terminal.Epoch != c.Epoch, "12", Declined, c => "the sale number's epoch is not the one given at the last sign-on"),
        new(Stage.Acquirer, c => c.Amount < 1 || c.Amount > c.Terminal.Maximum, "13", Declined, c => $"{c.Money} is not between {c.Terminal.Money.Format(1)} and {c.Terminal.Money.Format(c.Terminal.Maximum)}"),
        new(Stage.Acquirer, c => !c.PassesLuhn, "14", Declined, c => "the card number's check digit is wrong"),
        new(Stage.Acquirer, c => c.ListedAs == "stolen" && !c.IsRefund, "43", KeepCard, c => $"{c.Mask} is listed as stolen"),
        new(Stage.Acquirer, c => c.ListedAs == "lost" && !c.IsRefund, "41", KeepCard, c => $"{c.Mask} is listed as lost"),
        new(Stage.Acquirer, c => c.ListedAs is not null && !c.IsRefund, "04", KeepCard, c => $"{c.Mask} is on the acquirer's stop list ({c.ListedAs})"),

        new(Stage.Books, c => c.IsBatchClosed, "12", Declined, c => $"batch {c.Batch:D6} is closed"),
        new(Stage.Books, c => c.OriginalNumber.Length > 0 && c.Original is null, "25", Declined, c => $"the merchant has made no sale of number {c.OriginalNumber} with this card"),
        new(Stage.Books, c => c.Original is { IsApproved: false } or { Reversed: 1 }, "12", Declined, c => $"sale {c.Original!.Number} was {(c.Original.Reversed != 0 ? "reversed" : "not approved")}"),
        new(Stage.Books, c => c.Original is { Kind: not (SaleKind.Sale or SaleKind.Completion) }, "12", Declined, c => $"number {c.Original!.Number} is no sale"),
        new(Stage.Books, c => c.Original is not null && c.Original.Currency != c.Currency, "12", Declined, c => $"sale {c.Original!.Number} was made in another currency"),
        new(Stage.Books, c => c.Original is not null && !c.Original.Card.AsSpan().SequenceEqual(c.CardDigest), "14", Declined, c => $"sale {c.Original!.Number} was made with another card"),
        new(Stage.Books, c => c.Original is not null && c.Refunded + c.Amount > c.Original.Amount, "13", Declined, c => $"of {c.Terminal.Money.Format(c.Original!.Amount)}, {c.Terminal.Money.Format(c.Refunded)} was refunded before"),
        new(Stage.Books, c => c.IsRefund && c.OriginalNumber.Length == 0 && c.Amount > c.Terminal.RefundLimit, "61", Declined, c => $"without its sale, terminal {c.Terminal.Id} refunds no more than {c.Terminal.Money.Format(c.Terminal.RefundLimit)}"),

        new(Stage.Card, c => !c.IsIssuerReached, "91", Declined, c => "the issuer did not answer in time"),
        new(Stage.Card, c => !c.IsRefund && string.CompareOrdinal(c.Expiry, c.Month) < 0, "54", Declined, c => $"the card expired at the end of {c.Expiry[2..]}/{c.Expiry[..2]}"),
        new(Stage.Card, c => !c.IsRefund && c.Card is not null && c.Card.Expiry != c.Expiry, "54", Declined, c => "the card's expiry is not the one its issuer knows"),
        new(Stage.Card, c => !c.IsRefund && c.Card?.State == "stolen", "43", KeepCard, c => $"{c.Card!.Mask} is listed as stolen"),
        new(Stage.Card, c => !c.IsRefund && c.Card?.State == "lost", "41", KeepCard, c => $"{c.Card!.Mask} is listed as lost"),
        new(Stage.Card, c => c.Product is not null && c.Card is null, "14", Declined, c => $"{c.Product!.Issuer} knows no card of this number"),
        new(Stage.Card, c => c.Product is null, "15", Declined, c => "no card product begins with these six digits"),
        new(Stage.Card, c => c.Product!.IssuerCurrency != c.Currency, "57", Declined, c => $"cards of {c.Product!.Issuer} pay in another currency"),
        new(Stage.Issuer, c => c.IsRefund, "00", "Approved", c => $"{c.Money} goes back to the card"),
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
    public static Verdict? BeforeRouting(AuthorisationCase request) => First(request, Stage.Acquirer, Stage.Books) is { } rule ? Of(rule, request) : null;

    /// <summary>The verdict once the issuer was asked.</summary>
    public static Verdict AtIssuer(AuthorisationCase request) => Of(First(request, Stage.Books, Stage.Issuer)!, request);

    /// <summary>What speaks against a sale that was made without asking, as the end of a sentence; null for nothing.</summary>
    public static string? Against(AuthorisationCase sale) => First(sale, Stage.Acquirer, Stage.Card)?.Explain(sale);

    private static Rule? First(AuthorisationCase request, Stage from, Stage to) =>
        Table.FirstOrDefault(rule => rule.Stage >= from && rule.Stage <= to && rule.Matches(request));

    private static Verdict Of(Rule rule, AuthorisationCase request) =>
        new(rule.Code, rule.Code is "00" or "08", $"{rule.Says}: {rule.Explain(request)}.");
}
