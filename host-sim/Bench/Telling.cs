using System.Collections.Generic;
using System.Globalization;
using System.Linq;
using Terminal.Acquirer;
using Terminal.Acquirer.Cards;
using Terminal.Acquirer.Exchanges;
using Terminal.Core.Messages;

namespace Terminal.Bench;

/// <summary>Puts into words for the page what the acquirer reports and what the tray holds.</summary>
internal static class Telling
{
    private const string Mti = "MTI";
    private const string ProcessingCode = "3";
    private const string ResponseCode = "39";
    private const string SettlementCode = "66";
    private const string NetworkCode = "70";
    private const string DecisionReason = "48.01";

    // DE66.
    private const string Balanced = "1";

    /// <summary>The suggestion on a ready terminal.</summary>
    public static ShownStory Suggestion(string card) =>
        new("", "Try this", "A sale of 12.50 on a good card, for which the terminal asks the acquirer; then one of 3.50, about which it decides alone.", ["Key 1250", "press Enter", $"swipe {card}", "signatures match: press Enter"]);

    /// <summary>What is known of a card when it is swiped.</summary>
    /// <param name="card">The card.</param>
    /// <param name="way">How it is swiped.</param>
    /// <param name="noise">Whether the reader's line is disturbed.</param>
    public static ShownStory Swiped(TestCard card, SwipeWay way, bool noise)
    {
        string text = way switch
        {
            _ when card.IsDamaged => card.Shows,
            _ when noise => "The reader's line is disturbed: bytes of the swipe arrive changed, so the terminal takes none of it.",
            SwipeWay.Half => "The card stopped half-way: the end of the swipe never comes, and a silent line ends the attempt.",
            SwipeWay.Backwards => "The card ran backwards, and this reader reads in one direction only.",
            SwipeWay.Twice => "The card ran twice at once: the first swipe counts, the second must pay nothing.",
            _ => card.Shows,
        };
        return new("", card.Role, text, []);
    }

    /// <summary>Three keys at the corners of a rectangle were pressed.</summary>
    public static ShownStory Ghost { get; } =
        new("", "ghost key", "1, 2 and 4 went down together. Through their contacts 5 looks pressed too, so the terminal takes none of them.", []);

    /// <summary>The issuers were told what was approved in their places.</summary>
    /// <param name="advices">How many approvals.</param>
    public static ShownStory IssuersTold(int advices) =>
        new("", "the issuers were told", $"{(advices == 1 ? "One approval was" : $"{advices} approvals were")} given in the issuers' places; each has now got an advice of it.", []);

    /// <summary>The network plug is pulled and the terminal wanted to send.</summary>
    public static ShownStory NotSent { get; } =
        new("warn", "not sent", "The network plug is pulled: not a byte left the terminal, so the acquirer knows of nothing and nothing has to be reversed.", []);

    /// <summary>An exchange as the page shows it.</summary>
    public static ShownExchange Of(Exchange exchange)
    {
        (string mood, string verdict) = Verdict(exchange);
        return new ShownExchange(
            exchange.Time.ToString("HH:mm:ss", CultureInfo.InvariantCulture),
            Heading(exchange.Request),
            mood,
            verdict,
            exchange.Explanation,
            Message(exchange.Request),
            exchange.Response.Count == 0 ? null : Message(exchange.Response));
    }

    /// <summary>A sale as the list of the acquirer's sales shows it.</summary>
    public static ShownSale Of(SaleStanding sale, Currency currency)
    {
        string way = (sale.Kind, sale.AdviceReason) switch
        {
            (SaleKind.Refund, _) => "refund",
            (SaleKind.Hold, _) => "pre-authorisation",
            (_, "") => "online",
            (_, "1004") => "no line",
            (_, "1006") => "offline",
            (_, "1376") => "telephone",
            _ => "completion",
        };
        (string mood, string standing) = sale switch
        {
            { IsReversed: true } => ("warn", "reversed"),
            { Code: null } => ("", "at the issuer"),
            { Refused.Length: > 0 } => ("bad", "not reimbursed"),
            { IsInSuspense: true } => ("warn", "in suspense"),
            { Kind: SaleKind.Hold, Held: > 0 } => ("good", "held"),
            { Kind: SaleKind.Hold, Code: "00" or "08" } => ("", "held no longer"),
            { Doubt.Length: > 0, Held: 0 } => ("warn", "for clearing"),
            { Doubt.Length: > 0 } => ("warn", "posted, doubted"),
            { Held: not 0 } => ("good", "posted"),
            _ => ("bad", "declined"),
        };
        return new ShownSale(sale.Number, sale.Mask, currency.Format(sale.Amount), way, mood, standing, sale.Explanation ?? "");
    }

    /// <summary>Why a sale or a batch ended as it did, in the acquirer's words; null for exchanges that decide neither.</summary>
    public static ShownStory? Reason(Exchange exchange)
    {
        string mti = Value(exchange.Request, Mti);
        if (mti is not ("0100" or "0200" or "0220" or "0221" or "0420" or "0421" or "0500" or "0501"))
            return null;
        (string mood, string verdict) = Verdict(exchange);
        string title = mti is "0420" or "0421" ? "undone" : verdict;
        string asked = mti is "0100" or "0200" ? $" Why the terminal asked: {Find(exchange.Request, DecisionReason)?.Meaning}." : "";
        return new ShownStory(mood, title, exchange.Explanation + asked, []);
    }

    /// <summary>A sale that the terminal approved without asking, or with a code from the telephone.</summary>
    /// <param name="amount">With its currency.</param>
    /// <param name="adviceReason">Why the acquirer is only advised.</param>
    /// <param name="decisionReason">The reason of the terminal's decision.</param>
    public static ShownStory DecidedHere(string amount, int adviceReason, int decisionReason)
    {
        string reason = MessageDescription.OfDecision(decisionReason);
        string text = adviceReason switch
        {
            AdviceReason.Voice => $"The code that the voice desk gave for {amount} is right: the sale stands, and the acquirer is advised of it.",
            AdviceReason.HostNotReached => $"The acquirer was to be asked about {amount} ({reason}) and could not be reached; nothing else spoke against the sale, so the terminal approved it and will advise it.",
            _ => $"{amount} {reason}: nothing spoke against the sale, not a byte was sent before APPROVED, and the cents did nothing. The acquirer is advised afterwards.",
        };
        return new ShownStory("good", adviceReason == AdviceReason.Voice ? "by telephone" : "offline", text, []);
    }

    /// <summary>Whether an exchange is a sign-on that succeeded.</summary>
    public static bool IsSignOn(Exchange exchange) =>
        Value(exchange.Request, Mti) == "0800" && Value(exchange.Request, NetworkCode) == "001" && Value(exchange.Response, ResponseCode) == "00";

    /// <summary>A card as the tray shows it.</summary>
    public static ShownCard Of(TestCard card, int place)
    {
        string look = card switch
        {
            { IsDamaged: true } or { Product: "" } => "odd",
            _ when Is("Unknown", "Wrong") => "odd",
            _ when Is("Expired", "Stolen", "Lost") => "refused",
            _ when Is("Good debit", "Savings") => "debit",
            _ when Is("Good credit", "Travel", "Acquirer") => "credit",
            _ => "limited",
        };
        string mask = card.IsDamaged ? "cannot be read" : $"{card.Number[..6]}{new string('•', card.Number.Length - 10)}{card.Number[^4..]}";
        return new ShownCard(place.ToString(CultureInfo.InvariantCulture), card.Role, mask, card.Shows, look);

        bool Is(params string[] roles) => roles.Any(role => card.Role.StartsWith(role, System.StringComparison.Ordinal));
    }

    private static (string Mood, string Verdict) Verdict(Exchange exchange)
    {
        if (exchange.Response.Count == 0)
            return ("warn", "no answer");
        string code = Value(exchange.Response, ResponseCode);
        string mti = Value(exchange.Request, Mti);
        return (mti, code) switch
        {
            ("0100" or "0200", "00" or "08") => ("good", "approved"),
            ("0100" or "0200", "01" or "02") => ("warn", "referred"),
            ("0100" or "0200", "91" or "96") => ("warn", "not now"),
            ("0100" or "0200", _) => ("bad", "declined"),
            ("0220" or "0221", "00") => ("good", "taken"),
            ("0220" or "0221", "96") => ("warn", "not now"),
            ("0420" or "0421", "00") => ("warn", "reversed"),
            ("0500" or "0501", "00") => Value(exchange.Response, SettlementCode) == Balanced ? ("good", "settled") : ("bad", "difference"),
            ("0500" or "0501", "95") => ("warn", "totals differ"),
            (_, "00") => ("", "done"),
            _ => ("bad", "refused"),
        };
    }

    private static string Heading(IReadOnlyList<DescribedField> message)
    {
        DescribedField? type = Find(message, Mti);
        if (type is null)
            return "Not a message";
        // Of a network message the code says more than the type; of a sale the processing code does.
        string meaning = type.Value is "0200" ? Find(message, ProcessingCode)?.Meaning ?? "" : Find(message, NetworkCode)?.Meaning ?? "";
        return $"{type.Value} {(meaning.Length > 0 ? meaning : type.Meaning)}";
    }

    private static ShownMessage Message(IReadOnlyList<DescribedField> message) =>
        new(Heading(message), [.. message.Select(field => new ShownField(field.Label, field.Name, field.Value, field.Meaning))]);

    private static string Value(IReadOnlyList<DescribedField> message, string label) => Find(message, label)?.Value ?? "";

    private static DescribedField? Find(IReadOnlyList<DescribedField> message, string label) =>
        message.FirstOrDefault(field => field.Label == label);
}
