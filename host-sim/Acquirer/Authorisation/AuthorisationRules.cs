using System;
using System.Linq;
using Terminal.Acquirer.Seeds;
using Terminal.Acquirer.Storage;

namespace Terminal.Acquirer.Authorisation;

/// <summary>
/// How a request is decided: the first row that matches wins. The acquirer's rows come before routing; those of its books and of the centre that decides are judged, and
/// the limit is lowered, in the transaction that stores the answer. It is one table for the issuer, for a centre in its place, for a stand-in and for the voice desk. Cents
/// win over the card unless it is expired, listed or unknown. A refund goes to any card that its issuer knows, whatever became of the card, and no limit, condition or
/// amount speaks against it. An advice is decided already: the rows up to the card's only say what speaks against it.
/// <para>The codes are those of ISO 8583:1987, field 39; each row names what it stands on beside the code's own meaning. <c>docs/acquirer.md</c> has the same table in words.</para>
/// </summary>
internal static class AuthorisationRules
{
    private const string Declined = "Declined";
    private const string KeepCard = "Keep the card";
    private const string Referred = "Referred";
    private const string Approved = "Approved";

    private const string Register = "acquirer's register";
    private const string SignOn = "acquirer's sign-on";
    private const string StopList = "acquirer's stop list";
    private const string Books = "acquirer's books";
    private const string StandIn = "issuer's stand-in terms";
    private const string IssuersFile = "issuer's file";
    private const string IssuersTerms = "issuer's terms";
    private const string IssuersLimit = "issuer's limit";
    private const string MerchantsRules = "merchant's fraud rules";
    private const string Desk = "test desk";

    /// <summary>The rows, in their order.</summary>
    public static readonly Rule[] Table =
    [
        new(Stage.Acquirer, c => c.Terminal.Active == 0, "58", Declined, Register, c => $"terminal {c.Terminal.Id} is not active"),
        new(Stage.Acquirer, c => c.Terminal.Merchant != c.Merchant, "03", Declined, Register, c => $"terminal {c.Terminal.Id} belongs to another merchant"),
        new(Stage.Acquirer, c => c.Terminal.MerchantActive == 0, "03", Declined, Register, c => $"merchant {c.Merchant} is not active"),
        new(Stage.Acquirer, c => !c.IsKnownKind, "12", Declined, "ISO 8583 message type, field 3", c => "the host decides sales, refunds and pre-authorisations, nothing else"),
        new(Stage.Acquirer, c => c.Terminal.Currency != c.Currency, "12", Declined, Register, c => $"terminal {c.Terminal.Id} sells in {c.Terminal.CurrencyLetters} only"),
        // An epoch that the host did not give is of files that were lost, or copied.
        new(Stage.Acquirer, c => c.Terminal.Epoch != c.Epoch, "12", Declined, SignOn, c => "the sale number's epoch is not the one given at the last sign-on"),
        new(Stage.Acquirer, c => c.Amount < 1 || c.Amount > c.Terminal.Maximum, "13", Declined, "ISO 8583 field 4, " + Register, c => $"{c.Money} is not between {c.Terminal.Money.Format(1)} and {c.Terminal.Money.Format(c.Terminal.Maximum)}"),
        new(Stage.Acquirer, c => !c.PassesLuhn, "14", Declined, "ISO/IEC 7812-1 annex B", c => "the card number's check digit is wrong"),
        new(Stage.Acquirer, c => c.ListedAs == "stolen" && !c.IsRefund, "43", KeepCard, StopList, c => $"{c.Mask} is listed as stolen"),
        new(Stage.Acquirer, c => c.ListedAs == "lost" && !c.IsRefund, "41", KeepCard, StopList, c => $"{c.Mask} is listed as lost"),
        new(Stage.Acquirer, c => c.ListedAs is not null && !c.IsRefund, "04", KeepCard, StopList, c => $"{c.Mask} is on the acquirer's stop list ({c.ListedAs})"),

        new(Stage.Books, c => c.IsBatchClosed, "12", Declined, Books, c => $"batch {c.Batch:D6} is closed"),
        new(Stage.Books, c => c.OriginalNumber.Length > 0 && c.Original is null, "25", Declined, Books, c => $"the merchant has made no sale of number {c.OriginalNumber} with this card"),
        new(Stage.Books, c => c.Original is { IsApproved: false } or { Reversed: 1 }, "12", Declined, Books, c => $"sale {c.Original!.Number} was {(c.Original.Reversed != 0 ? "reversed" : "not approved")}"),
        new(Stage.Books, c => c.Original is { Refused.Length: > 0 }, "12", Declined, Books, c => $"sale {c.Original!.Number} was not reimbursed, and its cardholder not charged"),
        new(Stage.Books, c => c.Original is { SchemeRefused.Length: > 0 }, "12", Declined, Books, c => $"sale {c.Original!.Number} was refused by the scheme, and its cardholder not charged"),
        new(Stage.Books, c => c.Original is { Suspense: Suspense.Returned }, "12", Declined, Books, c => $"sale {c.Original!.Number} was given back to its cardholder by the acquirer"),
        new(Stage.Books, c => c.Original is { Kind: not (SaleKind.Sale or SaleKind.Completion) }, "12", Declined, Books, c => $"number {c.Original!.Number} is no sale"),
        new(Stage.Books, c => c.Original is not null && c.Original.Currency != c.Currency, "12", Declined, Books, c => $"sale {c.Original!.Number} was made in another currency"),
        new(Stage.Books, c => c.Original is not null && !c.Original.Card.AsSpan().SequenceEqual(c.CardDigest), "14", Declined, Books, c => $"sale {c.Original!.Number} was made with another card"),
        new(Stage.Books, c => c.Original is not null && c.Refunded + c.Amount > c.Original.Amount, "13", Declined, Books, c => $"of {c.Terminal.Money.Format(c.Original!.Amount)}, {c.Terminal.Money.Format(c.Refunded)} was refunded before"),
        new(Stage.Books, c => c.IsRefund && c.OriginalNumber.Length == 0 && c.Amount > c.Terminal.RefundLimit, "61", Declined, Register, c => $"without its sale, terminal {c.Terminal.Id} refunds no more than {c.Terminal.Money.Format(c.Terminal.RefundLimit)}"),

        new(Stage.Card, c => c.Decider is { IsStandIn: true, Rights: null }, "91", Declined, StandIn, Away),
        new(Stage.Card, c => !c.IsRefund && string.CompareOrdinal(c.Expiry, c.Month) < 0, "54", Declined, "ISO/IEC 7813", c => $"the card expired at the end of {c.Expiry[2..]}/{c.Expiry[..2]}"),
        new(Stage.Card, c => !c.IsRefund && c.Card is not null && c.Card.Expiry != c.Expiry, "54", Declined, IssuersFile, c => "the card's expiry is not the one its issuer knows"),
        new(Stage.Card, c => !c.IsRefund && c.Card?.State == "stolen", "43", KeepCard, IssuersFile, c => $"{c.Card!.Mask} is listed as stolen"),
        new(Stage.Card, c => !c.IsRefund && c.Card?.State == "lost", "41", KeepCard, IssuersFile, c => $"{c.Card!.Mask} is listed as lost"),
        new(Stage.Card, c => c.Product is not null && c.Card is null, "14", Declined, IssuersFile, c => $"{c.Product!.Issuer} knows no card of this number"),
        new(Stage.Card, c => c.Product is null, "15", Declined, "ISO/IEC 7812-1 (issuer identification number)", c => "no card product begins with these six digits"),
        new(Stage.Card, c => c.Product!.IssuerCurrency != c.Currency, "57", Declined, IssuersTerms, c => $"cards of {c.Product!.Issuer} pay in another currency"),

        new(Stage.Centre, c => c.IsRefund, "00", Approved, IssuersFile, c => $"{c.Money} goes back to the card"),
        new(Stage.Centre, c => c.Cents == 1 && !c.IsByTelephone, "01", Referred, Desk, c => $"the issuer wants a telephone call, as for every amount that ends in .01 ({c.Money})"),
        new(Stage.Centre, c => c.Cents == 4, "04", KeepCard, Desk, c => $"the issuer says so for every amount that ends in .04 ({c.Money})"),
        new(Stage.Centre, c => c.Cents == 5, "05", Declined, Desk, c => $"the issuer gives no reason, as for every amount that ends in .05 ({c.Money})"),
        new(Stage.Centre, c => c.Cents == 51, "51", Declined, Desk, c => $"over the limit, as every amount that ends in .51 ({c.Money})"),
        new(Stage.Centre, c => c.Cents == 91 && c.Decider == Decider.Issuer, "91", Declined, Desk, c => $"the issuer cannot be reached, as for every amount that ends in .91 ({c.Money})"),
        new(Stage.Centre, c => c.Conditions.Any(each => each.Places?.Allow(c.Terminal.Country) == false), "62", Declined, IssuersTerms, c => $"the card does not pay in country {c.Terminal.Country}"),
        new(Stage.Centre, c => c.Conditions.Any(each => each.Kinds?.Allow(c.Terminal.Mcc) == false), "57", Declined, IssuersTerms + ", ISO 18245", c => $"the card does not pay at points of service of category {c.Terminal.Mcc}"),
        new(Stage.Centre, c => c.Conditions.Any(each => each.Times?.Allow(c.LocalMinute) == false), "57", Declined, IssuersTerms, c => $"the card does not pay at this time ({c.LocalMinute / 60:D2}:{c.LocalMinute % 60:D2} at the point of service)"),
        new(Stage.Centre, c => c.IsOverLimit, "51", Declined, IssuersLimit, c => $"{c.Money} is over the card's remaining limit of {c.Remaining}"),
        new(Stage.Centre, c => c.Decider.IsStandIn && c.PassesRights, "91", Declined, StandIn, c => $"{Away(c)}, and nobody may stand in for so much ({c.Money}, after {c.GivenCount} times and {c.Terminal.Money.Format(c.GivenTotal)})"),
        // Whoever telephones was referred already, and is told on the telephone.
        new(Stage.Centre, c => c.Found(FraudAction.Decline) is not null, "59", Declined, MerchantsRules, c => c.Found(FraudAction.Decline)!.Text),
        new(Stage.Centre, c => c.Found(FraudAction.Refer) is not null && !c.IsByTelephone, "02", Referred, MerchantsRules, c => c.Found(FraudAction.Refer)!.Text),
        new(Stage.Centre, c => c.Cents == 8, "08", "Approved with identification, as for every amount that ends in .08", Desk, c => c.Within),
        new(Stage.Centre, c => true, "00", Approved, IssuersLimit, c => c.Within),
    ];

    /// <summary>The acquirer's own verdict before routing; null when somebody is to decide.</summary>
    public static Verdict? BeforeRouting(AuthorisationCase request) => First(request, Stage.Acquirer, Stage.Books) is { } rule ? Of(rule, request) : null;

    /// <summary>The verdict of the centre that decides.</summary>
    public static Verdict AtCentre(AuthorisationCase request) => Of(First(request, Stage.Books, Stage.Centre)!, request);

    /// <summary>What speaks against a sale that was made without asking, as the end of a sentence; null for nothing.</summary>
    public static string? Against(AuthorisationCase sale) => First(sale, Stage.Acquirer, Stage.Card)?.Explain(sale);

    private static Rule? First(AuthorisationCase request, Stage from, Stage to) =>
        Table.FirstOrDefault(rule => rule.Stage >= from && rule.Stage <= to && rule.Matches(request));

    private static Verdict Of(Rule rule, AuthorisationCase request)
    {
        bool isApproved = rule.Code is "00" or "08";
        string flags = isApproved ? request.Flags : "";
        string explanation = $"{rule.Says}: {rule.Explain(request)}.{(isApproved ? request.Decider.Story : "")}{(flags.Length > 0 ? $" Flagged: {flags}." : "")}";
        return new Verdict(rule.Code, isApproved, explanation, isApproved ? request.Decider.Advice : "", flags);
    }

    private static string Away(AuthorisationCase request) => request.Standing switch
    {
        IssuerStanding.SignedOff => "the issuer has signed off",
        IssuerStanding.TimedOut => "the issuer did not answer in time",
        _ => "the issuer cannot be reached",
    };
}
