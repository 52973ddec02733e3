using System;
using System.Collections.Generic;
using System.Globalization;
using System.Linq;
using System.Text;
using System.Text.RegularExpressions;
using Terminal.Acquirer.Cards;
using Terminal.Core.Parameters;

namespace Terminal.Acquirer.Seeds;

/// <summary>Turns the text of a seed file into a <see cref="Seed"/>. The format is told at the head of <c>testville.txt</c>.</summary>
internal sealed class SeedReader
{
    private const string Printable = "[ -~]";
    private static readonly string[] Kinds = ["host", "merchant", "point", "terminal", "issuer", "condition", "product", "centre", "route", "account", "card", "stranger", "fraud"];
    private readonly string _file;
    private readonly List<SeedRecord> _records = [];
    private readonly List<SeedProduct> _products = [];
    private readonly List<SeedRoute> _routes = [];
    private readonly Seed _seed = new();

    public SeedReader(string file, string text)
    {
        _file = file;
        int line = 0;
        foreach (string raw in text.Split('\n'))
        {
            line++;
            string content = raw.TrimEnd();
            if (content.Length == 0 || content[0] == '#')
                continue;
            string[] words = content.Trim().Split([' ', '\t'], 2, StringSplitOptions.RemoveEmptyEntries | StringSplitOptions.TrimEntries);
            string rest = words.Length == 2 ? words[1] : "";
            if (!char.IsWhiteSpace(content[0]))
                Open(words[0], rest, line);
            else if (words[0][0] == '#')
                continue;
            else if (_records.Count == 0)
                throw new SeedException(_file, line, "This field belongs to no record.", "Begin a record at the margin first, such as 'merchant MERCHANT0000001'.");
            else
                _records[^1].Add(words[0], rest, line);
        }
    }

    public Seed Read()
    {
        var host = _records.FirstOrDefault(record => record.Kind == "host")
            ?? throw new SeedException(_file, 0, "There is no 'host' record.", "Add the line 'host' and below it, indented, 'card-key' and 'list-key' with 64 hexadecimal digits each.");
        _seed.CardKey = host.Key("card-key");
        _seed.ListKey = host.Key("list-key");
        host.End();
        _seed.Merchants = All("merchant", Merchant);
        _seed.PointsOfService = All("point", Point);
        _seed.Terminals = All("terminal", Terminal);
        _seed.Issuers = All("issuer", Issuer);
        _seed.Conditions = All("condition", Condition);
        _seed.Products = All("product", Product);
        _seed.Centres = All("centre", Centre);
        _seed.Routes = All("route", Route);
        _seed.Accounts = All("account", Account);
        _seed.FraudRules = All("fraud", Fraud);
        _seed.Cards = [.. All("card", Card), .. All("stranger", Card)];
        CheckParameterFiles();
        return _seed;
    }

    // A terminal refuses a file that its buffer does not hold.
    private void CheckParameterFiles()
    {
        foreach (var terminal in _seed.Terminals)
        {
            int length = TerminalFiles.Of(_seed, terminal.Id).Parameters.Length;
            if (length > ParameterFile.Capacity)
                throw new SeedException(_file, 0, $"The parameters of terminal {terminal.Id} have {length} bytes, and a terminal takes {ParameterFile.Capacity}.", "Remove products, or shorten their names.");
        }
    }

    private void Open(string kind, string name, int line)
    {
        if (!Kinds.Contains(kind))
            throw new SeedException(_file, line, $"'{kind}' is no kind of record.", $"The kinds are: {string.Join(", ", Kinds)}. Fields of a record are indented.");
        if (name.Length == 0 && kind != "host")
            throw new SeedException(_file, line, $"This {kind} has no name.", $"Write its name behind the word {kind}.");
        var twin = _records.FirstOrDefault(record => record.Kind == kind && record.Name == name);
        if (twin is not null)
            throw new SeedException(_file, line, $"'{kind} {name}' stands already on line {twin.Line}.", "Give this one another name or remove it.");
        _records.Add(new SeedRecord(_file, kind, name, line));
    }

    private List<T> All<T>(string kind, Func<SeedRecord, T> read)
    {
        List<T> all = [];
        foreach (var record in _records.Where(record => record.Kind == kind))
        {
            all.Add(read(record));
            record.End();
        }
        return all;
    }

    private SeedMerchant Merchant(SeedRecord record)
    {
        CheckName(record, "[A-Z0-9]{15}", "fifteen capital letters and digits");
        return new SeedMerchant(
            record.Name,
            record.Text("name", Printable + "{1,32}", "at most 32 characters of plain ASCII"),
            record.Text("phone", "[0-9+ -]{3,20}", "a telephone number of at most 20 characters"),
            record.Text("language", "en|ru", "en or ru"),
            int.Parse(record.Text("fee", @"[0-9]{1,2}\.[0-9]{2}", "a percentage such as 1.50").Replace(".", ""), CultureInfo.InvariantCulture),
            record.YesNo("active"));
    }

    private SeedPointOfService Point(SeedRecord record)
    {
        CheckName(record);
        int offset = int.Parse(record.Text("utc-offset", "-?[0-9]{1,3}", "minutes east of UTC, such as 60 or -300"), CultureInfo.InvariantCulture);
        if (offset is < -12 * 60 or > 14 * 60)
            throw record.Bad("utc-offset", "Write minutes east of UTC, -720 to 840.");
        return new SeedPointOfService(
            record.Name,
            Named(record, "merchant", "a merchant", _seed.Merchants, each => each.Id),
            record.Text("name", Printable + "{1,32}", "at most 32 characters of plain ASCII"),
            record.Text("address", Printable + "{1,64}", "at most 64 characters of plain ASCII"),
            record.Country("country"),
            record.Text("mcc", "[0-9]{4}", "the four digits of a merchant category code"),
            offset);
    }

    private SeedTerminal Terminal(SeedRecord record)
    {
        CheckName(record, "[A-Z0-9]{8}", "eight capital letters and digits");
        var currency = record.Currency("currency");
        string day = record.Text("valid-until", "[0-9]{4}-[0-9]{2}-[0-9]{2}", "a day as YYYY-MM-DD");
        if (!DateOnly.TryParseExact(day, "yyyy-MM-dd", CultureInfo.InvariantCulture, DateTimeStyles.None, out var validUntil) || validUntil.Year is < 2020 or > 2099)
            throw record.Bad("valid-until", "Write a day of the calendar as YYYY-MM-DD, from 2020 to 2099.");
        long maximum = record.Amount("maximum", currency);
        if (maximum == 0)
            throw record.Bad("maximum", "Write the largest sale, more than nothing.");
        return new SeedTerminal(
            record.Name,
            Named(record, "point", "a point of service", _seed.PointsOfService, each => each.Id),
            record.Key("master-key"),
            currency,
            maximum,
            record.Text("parameters", "[0-9]{6}", "six digits"),
            validUntil,
            record.YesNo("keyed-cards"),
            record.Text("card-look", "none|confirm|type-last-digits", "none, confirm or type-last-digits"),
            record.Number("offline-count"),
            record.Amount("offline-total", currency),
            record.Number("contact-hours"),
            record.Text("unable", "decline|refer", "decline or refer"),
            record.Amount("refund-limit", currency),
            record.Number("hold-days", 1, 31),
            record.LocalTime("settle-at"),
            record.Text("merchant-password", "[0-9]{4,8}", "four to eight digits"),
            record.Text("engineer-password", "[0-9]{4,8}", "four to eight digits"),
            record.YesNo("active"));
    }

    private SeedIssuer Issuer(SeedRecord record)
    {
        CheckName(record);
        var currency = record.Currency("currency");
        bool hasStandIn = record.Has("stand-in-single") | record.Has("stand-in-count") | record.Has("stand-in-total");
        return new SeedIssuer(record.Name, currency, hasStandIn ? record.Rights("stand-in-", currency) : null);
    }

    private SeedCentre Centre(SeedRecord record)
    {
        CheckName(record);
        var currency = record.Currency("currency");
        return new SeedCentre(record.Name, record.Text("kind", "processing|acquirer", "processing or acquirer") == "acquirer", currency, record.Rights("", currency));
    }

    private SeedRoute Route(SeedRecord record)
    {
        CheckName(record, "[0-9]{6}-[0-9]{6}", "the first six digits, from-to, such as 999000-999099");
        string first = record.Name[..6];
        string last = record.Name[7..];
        if (string.CompareOrdinal(first, last) > 0)
            throw new SeedException(_file, record.Line, "A route cannot end before it begins.", "Write the smaller number first.");
        if (_routes.Any(other => other.Takes(first) || other.Takes(last) || (string.CompareOrdinal(first, other.First) < 0 && string.CompareOrdinal(other.Last, last) < 0)))
            throw new SeedException(_file, record.Line, "Some of these numbers take another route of this file already.", "A card number has one route: change one of the two.");
        var route = new SeedRoute(first, last, Named(record, "centre", "a centre", _seed.Centres, centre => centre.Name));
        if (_products.Any(product => string.CompareOrdinal(product.First, last) <= 0 && string.CompareOrdinal(first, product.Last) <= 0 && product.Issuer.Currency.Number != route.Centre.Currency.Number))
            throw record.Bad("centre", "Write a centre whose rights are in the currency of these cards' issuer.");
        _routes.Add(route);
        return route;
    }

    private SeedAccount Account(SeedRecord record)
    {
        CheckName(record);
        var issuer = Named(record, "issuer", "an issuer", _seed.Issuers, each => each.Name);
        return new SeedAccount(record.Name, issuer, record.Text("holder", Printable + "{1,26}", "the cardholder's name, at most 26 characters of plain ASCII"), record.Amount("limit", issuer.Currency));
    }

    private SeedCondition Condition(SeedRecord record)
    {
        CheckName(record);
        var condition = new SeedCondition(
            record.Name, record.Hours("times"), record.Choice("places", "[0-9]{3}", "only 280 826"), record.Choice("kinds", "[0-9]{4}", "not 7995 6011"));
        return condition is { Times: null, Places: null, Kinds: null }
            ? throw new SeedException(_file, record.Line, $"'condition {record.Name}' says nothing.", "Add an indented line 'times', 'places' or 'kinds'.")
            : condition;
    }

    private SeedFraudRule Fraud(SeedRecord record)
    {
        CheckName(record);
        const string Signs = "card-velocity|merchant-velocity|unusual-amount|country-mismatch|repeated-declines";
        var sign = record.Text("sign", Signs, "card-velocity, merchant-velocity, unusual-amount, country-mismatch or repeated-declines") switch
        {
            "card-velocity" => FraudSign.CardVelocity,
            "merchant-velocity" => FraudSign.MerchantVelocity,
            "unusual-amount" => FraudSign.UnusualAmount,
            "country-mismatch" => FraudSign.CountryMismatch,
            _ => FraudSign.RepeatedDeclines,
        };
        var action = record.Text("action", "refer|decline|flag", "refer, decline or flag") switch
        {
            "refer" => FraudAction.Refer,
            "decline" => FraudAction.Decline,
            _ => FraudAction.Flag,
        };
        string merchants = record.Text("merchants", "all|none|[A-Z0-9]{15}(?: [A-Z0-9]{15}){0,99}", "all, none, or names of merchants of this file");
        string[] chosen = merchants is "all" or "none" ? [] : merchants.Split(' ');
        if (chosen.Any(name => _seed.Merchants.All(merchant => merchant.Id != name)))
            throw record.Bad("merchants", "Write all, none, or names of merchants of this file.");
        return new SeedFraudRule(
            record.Name, sign, action,
            sign == FraudSign.CountryMismatch ? 0 : record.Number("count", 1, 999),
            sign is FraudSign.CountryMismatch or FraudSign.UnusualAmount ? 0 : record.Number("minutes", 1, 999),
            sign == FraudSign.UnusualAmount ? record.Number("times", 1, 999) : 0,
            merchants == "all" ? null : chosen);
    }

    private T Named<T>(SeedRecord record, string field, string one, IReadOnlyList<T> all, Func<T, string> nameOf)
        where T : class
    {
        string name = record.Text(field, ".+", $"the name of {one} of this file");
        return all.FirstOrDefault(each => nameOf(each) == name) ?? throw record.Bad(field, $"Write the name of {one} of this file.");
    }

    private SeedCondition? ConditionOf(SeedRecord record) =>
        record.Has("condition") ? Named(record, "condition", "a condition", _seed.Conditions, condition => condition.Name) : null;

    private SeedAccount? AccountOf(SeedRecord record, SeedIssuer issuer)
    {
        if (!record.Has("account"))
            return null;
        var account = Named(record, "account", "an account", _seed.Accounts, each => each.Name);
        return account.Issuer == issuer ? account : throw record.Bad("account", "Write an account that the card's own issuer keeps.");
    }

    private SeedProduct Product(SeedRecord record)
    {
        CheckName(record);
        var issuer = Named(record, "issuer", "an issuer", _seed.Issuers, each => each.Name);
        string[] numbers = record.Text("numbers", "[0-9]{6}-[0-9]{6}", "the first six digits, from-to, such as 999000-999099").Split('-');
        string[] lengths = record.Text("length", "1[2-9]-1[2-9]", "the card number's length, from-to, such as 16-16").Split('-');
        if (string.CompareOrdinal(numbers[0], numbers[1]) > 0)
            throw record.Bad("numbers", "Write the smaller number first.");
        if (string.CompareOrdinal(lengths[0], lengths[1]) > 0)
            throw record.Bad("length", "Write the smaller length first.");
        if (_products.Any(other => string.CompareOrdinal(other.First, numbers[1]) <= 0 && string.CompareOrdinal(numbers[0], other.Last) <= 0))
            throw record.Bad("numbers", "Some of them belong to another product of this file already; a card number has one product.");
        long floorLimit = record.Amount("floor-limit", issuer.Currency);
        long selectionFrom = record.Amount("selection-from", issuer.Currency);
        if (selectionFrom >= floorLimit && selectionFrom > 0)
            throw record.Bad("selection-from", "Write an amount below the floor limit, or 0 where that is 0.");
        var (target, maximum) = record.Shares("selection");
        var product = new SeedProduct(
            record.Name, issuer, record.Text("kind", "credit|debit", "credit or debit"), numbers[0], numbers[1],
            int.Parse(lengths[0], CultureInfo.InvariantCulture), int.Parse(lengths[1], CultureInfo.InvariantCulture),
            record.Country("country"), floorLimit, selectionFrom, target, maximum, record.Number("card-sales"), ConditionOf(record));
        _products.Add(product);
        return product;
    }

    private SeedCard Card(SeedRecord record)
    {
        CheckName(record, "[A-Z0-9 ]{1,26}", "at most 26 capital letters, digits and spaces");
        string number = record.Text("number", "[0-9]{12,19}", "12 to 19 digits");
        if (!CardNumber.PassesLuhn(Encoding.ASCII.GetBytes(number)))
            throw record.Bad("number", $"Its check digit should be {CardNumber.CheckDigit(Encoding.ASCII.GetBytes(number[..^1]))} (Luhn, ISO/IEC 7812-1).");
        if (_records.Any(other => other.Line < record.Line && other.Holds("number", number)))
            throw record.Bad("number", "Another card of this file has the same number; give this one its own.");
        var product = _seed.ProductOf(number);
        bool known = record.Kind == "card";
        if (known && product is null)
            throw record.Bad("number", "No product of this file has these first six digits: add the product, or make the card a 'stranger'.");
        return new SeedCard(
            record.Name,
            record.Text("role", ".{1,40}", "what the card plays, at most 40 characters"),
            record.Text("shows", ".{1,160}", "a sentence of at most 160 characters"),
            number,
            record.Expiry("expiry"),
            record.Text("service", "[0-9]{3}", "the three digits of a service code, such as 101"),
            product,
            known ? record.Text("state", "good|lost|stolen", "good, lost or stolen") : "",
            known ? record.Amount("limit", product!.Issuer.Currency) : 0,
            known && record.Has("excess") ? record.Amount("excess", product!.Issuer.Currency) : 0,
            known ? AccountOf(record, product!.Issuer) : null,
            known ? ConditionOf(record) : null);
    }

    private void CheckName(SeedRecord record) => CheckName(record, Printable + "{1,20}", "at most 20 characters of plain ASCII");

    private void CheckName(SeedRecord record, string pattern, string hint)
    {
        if (!Regex.IsMatch(record.Name, $"^(?:{pattern})$"))
            throw new SeedException(_file, record.Line, $"'{record.Name}' cannot be the name of a {record.Kind}.", $"Write {hint}.");
    }
}
