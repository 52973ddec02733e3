using System;
using System.Collections.Generic;
using System.Globalization;
using System.Linq;
using System.Text;
using Terminal.Acquirer.Cards;
using Terminal.Acquirer.Seeds;

namespace Terminal.Simulation;

/// <summary>Merchants, terminals, products and cards of a world: the acquirer's seed, as it is now. The acquirer's parameters for its terminals change in the course of a run.</summary>
public sealed class Town
{
    /// <summary>Identifications of the terminals. The first two belong to one merchant.</summary>
    public static readonly IReadOnlyList<string> Terminals = ["TERM0001", "TERM0002", "TERM0003"];

    private const string CardKey = "6f1d1b0a5c3e47f29a8864d02bb37e15c95a7d3f0e6148b2a1f4d8c36b907e52";
    private const string ListKey = "b7a0c4e15d2f4698813bda6c0f97e254a36dd18e7b05429cf8e16a43d02c95b1";

    private static readonly string[] Unable = ["decline", "refer", "decline"];
    private static readonly string[] Looks = ["none", "confirm", "type-last-digits"];

    // Exceptions to an ordinary credit card with 5,000.00 left: first digits, length, service code, expiry, state and limit.
    private static readonly (string Prefix, int Length, string Service, string Expiry, string State, string Limit)[] Kinds =
    [
        ("999000", 16, "101", "12/35", "good", "5000.00"),
        ("999000", 16, "101", "12/35", "good", "5000.00"),
        ("999000", 16, "101", "12/35", "good", "900.00"),
        ("999000", 16, "101", "12/35", "good", "150.00"),
        ("999000", 16, "101", "12/35", "good", "20.00"),
        ("999100", 16, "101", "12/35", "good", "800.00"),
        ("999200", 16, "101", "12/35", "good", "2000.00"),
        ("999200", 16, "501", "12/35", "good", "2000.00"),
        ("999200", 16, "601", "12/35", "good", "2000.00"),
        ("999300", 19, "101", "12/35", "good", "1000.00"),
        ("999300", 13, "101", "12/35", "good", "1000.00"),
        ("999300", 16, "121", "12/35", "good", "1000.00"),
        ("999300", 16, "201", "12/35", "good", "1000.00"),
        ("999300", 16, "105", "12/35", "good", "1000.00"),
        ("999300", 16, "103", "12/35", "good", "1000.00"),
        ("999400", 16, "101", "12/35", "good", "500000"),
        ("999000", 16, "101", "12/24", "good", "5000.00"),
        ("999000", 16, "101", "12/35", "stolen", "5000.00"),
        ("999100", 16, "101", "12/35", "lost", "300.00"),
        ("999300", 16, "101", "12/35", "lost", "300.00"),
        ("999000", 16, "101", "12/35", "", ""),
        ("999900", 16, "101", "12/35", "", ""),
        ("999300", 16, "101", "12/35", "", ""),
    ];

    private readonly HashSet<string> _closed = [];
    private readonly Dictionary<int, Seed> _editions = [];
    private int _parameters = 1;
    private string _floor = "10.00";
    private string _maximum = "999.99";
    private int _offlineCount = 10;
    private bool _knowsLongCards = true;

    /// <summary>The town of every run: what differs are the people.</summary>
    public Town()
    {
        Cards = [.. Kinds.Select(Card)];
        Seed = Read();
        _editions.Add(_parameters, Seed);
    }

    /// <summary>The world's first moment, UTC.</summary>
    public static DateTime Dawn => new(2026, 3, 2, 8, 0, 0, DateTimeKind.Utc);

    /// <summary>All cards that people carry.</summary>
    public IReadOnlyList<TownCard> Cards { get; }

    /// <summary>What the acquirer works with now.</summary>
    public Seed Seed { get; private set; }

    /// <summary>The acquirer has new parameters for its terminals.</summary>
    public void Change(Chance chance)
    {
        _parameters++;
        _floor = chance.Of(["10.00", "5.00", "20.00", "0.00"]);
        _maximum = chance.Of(["999.99", "300.00"]);
        _offlineCount = chance.Of([10, 3, 5]);
        _knowsLongCards = chance.Hits(0.8);
        Seed = Read();
        _editions.Add(_parameters, Seed);
    }

    /// <summary>What the acquirer worked with when its parameters had a number.</summary>
    public Seed At(int parameters) => _editions[parameters];

    /// <summary>The acquirer closes a terminal, or opens it again.</summary>
    public void Close(string terminal, bool isClosed)
    {
        if (isClosed)
            _closed.Add(terminal);
        else
            _closed.Remove(terminal);
        Seed = Read();
    }

    /// <summary>Opens what is closed.</summary>
    public void OpenAll()
    {
        _closed.Clear();
        Seed = Read();
    }

    private static TownCard Card((string Prefix, int Length, string Service, string Expiry, string State, string Limit) kind, int index)
    {
        string body = kind.Prefix + (index + 1).ToString(CultureInfo.InvariantCulture).PadLeft(kind.Length - kind.Prefix.Length - 1, '0');
        string number = body + CardNumber.CheckDigit(Encoding.ASCII.GetBytes(body));
        string yymm = kind.Expiry[3..] + kind.Expiry[..2];
        return new TownCard($"CARD {(index + 1):D2}", number, kind.Expiry, yymm, kind.Service, kind.State, kind.Limit);
    }

    private Seed Read()
    {
        var text = new StringBuilder();
        Record("host", ("card-key", CardKey), ("list-key", ListKey));
        for (int merchant = 1; merchant <= 2; merchant++)
        {
            Record($"merchant MERCHANT000000{merchant}", ("name", $"TRADER {merchant}"), ("phone", "+00 800 000 000"), ("language", "en"), ("fee", "1.50"), ("active", "yes"));
            Record($"point SHOP {merchant}", ("merchant", $"MERCHANT000000{merchant}"), ("name", $"SHOP {merchant}"), ("address", "TESTVILLE"), ("country", "280"), ("mcc", "5411"), ("utc-offset", "60"));
        }
        for (int index = 0; index < Terminals.Count; index++)
        {
            string id = Terminals[index];
            Record($"terminal {id}", ("point", $"SHOP {(index < 2 ? 1 : 2)}"), ("master-key", $"{id[^1]}{CardKey[1..]}"), ("currency", "978 EUR 2"),
                ("maximum", _maximum), ("parameters", $"{_parameters:D6}"), ("valid-until", index == 2 ? "2026-03-04" : "2028-12-31"), ("keyed-cards", "yes"),
                ("card-look", Looks[index]), ("offline-count", index == 1 ? "3" : $"{_offlineCount}"), ("offline-total", index == 2 ? "25.00" : "200.00"),
                ("contact-hours", index == 0 ? "72" : "4"), ("unable", Unable[index]), ("refund-limit", "50.00"), ("hold-days", "7"), ("settle-at", index == 1 ? "22:30" : "none"),
                ("merchant-password", "1234"), ("engineer-password", "864200"), ("active", _closed.Contains(id) ? "no" : "yes"));
        }
        Record("issuer CREDIT BANK", ("currency", "978 EUR 2"));
        Record("issuer YEN BANK", ("currency", "392 JPY 0"));
        string from = _floor == "0.00" ? "0.00" : "4.00";
        Product("TEST CREDIT", "CREDIT BANK", "999000-999099", "16-16", "280", _floor, from, "5-40", "3");
        Product("TEST DEBIT", "CREDIT BANK", "999100-999199", "16-16", "280", "0.00", "0.00", "0-0", "0");
        Product("FOREIGN CREDIT", "CREDIT BANK", "999200-999299", "16-16", "840", "20.00", "0.00", "0-0", "2");
        if (_knowsLongCards)
            Product("LONG CARD", "CREDIT BANK", "999300-999399", "13-19", "280", "50.00", "10.00", "0-10", "9");
        Product("YEN CARD", "YEN BANK", "999400-999499", "16-16", "280", "0", "0", "0-0", "0");
        foreach (var card in Cards)
        {
            bool isKnown = card.State.Length > 0 && (_knowsLongCards || !card.Number.StartsWith("9993", StringComparison.Ordinal));
            text.Append(CultureInfo.InvariantCulture, $"{(isKnown ? "card" : "stranger")} {card.Name}\n");
            Fields([("role", "a card"), ("shows", "something"), ("number", card.Number), ("expiry", card.ExpiryShown), ("service", card.ServiceCode)]);
            if (isKnown)
                Fields([("limit", card.Limit), ("state", card.State)]);
        }
        return Seed.Read("town", text.ToString());

        void Product(string name, string issuer, string numbers, string length, string country, string floor, string selectionFrom, string selection, string sales) =>
            Record($"product {name}", ("issuer", issuer), ("kind", "credit"), ("numbers", numbers), ("length", length), ("country", country), ("floor-limit", floor),
                ("selection-from", selectionFrom), ("selection", selection), ("card-sales", sales));

        void Record(string head, params (string Name, string Value)[] fields)
        {
            text.Append(head).Append('\n');
            Fields(fields);
        }

        void Fields((string Name, string Value)[] fields)
        {
            foreach (var (name, value) in fields)
                text.Append("    ").Append(name).Append("  ").Append(value).Append('\n');
        }
    }
}
