using System;
using System.Collections.Generic;
using System.IO;
using System.Linq;

namespace Terminal.Acquirer.Seeds;

/// <summary>Everything a seed file says, checked: every name it mentions exists, every number is well formed.</summary>
public sealed class Seed
{
    internal Seed()
    {
    }

    /// <summary>Key of the digests under which the database knows cards: 32 bytes. It stays outside the database.</summary>
    public byte[] CardKey { get; internal set; } = [];

    /// <summary>What the keys of stop lists are derived from, 32 bytes. It stays outside the database.</summary>
    public byte[] ListKey { get; internal set; } = [];

    /// <summary>Merchants.</summary>
    public IReadOnlyList<SeedMerchant> Merchants { get; internal set; } = [];

    /// <summary>Their points of service.</summary>
    public IReadOnlyList<SeedPointOfService> PointsOfService { get; internal set; } = [];

    /// <summary>Terminals, each with its master key; keys stay outside the database.</summary>
    public IReadOnlyList<SeedTerminal> Terminals { get; internal set; } = [];

    /// <summary>Card issuers.</summary>
    public IReadOnlyList<SeedIssuer> Issuers { get; internal set; } = [];

    /// <summary>Centres that decide in issuers' places.</summary>
    public IReadOnlyList<SeedCentre> Centres { get; internal set; } = [];

    /// <summary>The routing table: what is in none of its ranges is decided by its issuer.</summary>
    public IReadOnlyList<SeedRoute> Routes { get; internal set; } = [];

    /// <summary>Cardholders' accounts.</summary>
    public IReadOnlyList<SeedAccount> Accounts { get; internal set; } = [];

    /// <summary>Where and when cards may pay.</summary>
    public IReadOnlyList<SeedCondition> Conditions { get; internal set; } = [];

    /// <summary>Fraud rules, in the order in which they are applied.</summary>
    public IReadOnlyList<SeedFraudRule> FraudRules { get; internal set; } = [];

    /// <summary>Card products: ranges of the first six digits.</summary>
    public IReadOnlyList<SeedProduct> Products { get; internal set; } = [];

    /// <summary>Cards, those that their issuers know and the strangers of the tray.</summary>
    public IReadOnlyList<SeedCard> Cards { get; internal set; } = [];

    /// <summary>The seed that the program carries: the town of Testville.</summary>
    public static Seed Default => Read("testville.txt", DefaultText);

    /// <summary>The text of <see cref="Default"/>, to copy and edit.</summary>
    public static string DefaultText
    {
        get
        {
            using var stream = typeof(Seed).Assembly.GetManifestResourceStream("testville.txt")!;
            using var reader = new StreamReader(stream);
            return reader.ReadToEnd();
        }
    }

    /// <summary>Reads a seed file.</summary>
    /// <exception cref="SeedException">The file says something that cannot be.</exception>
    public static Seed Load(string path) => Read(Path.GetFileName(path), File.ReadAllText(path));

    /// <summary>Reads the text of a seed file.</summary>
    /// <param name="file">Its name, for error messages.</param>
    /// <param name="text">The text.</param>
    /// <exception cref="SeedException">The text says something that cannot be.</exception>
    public static Seed Read(string file, string text) => new SeedReader(file, text).Read();

    /// <summary>The product whose range holds a card number's first six digits; null for none.</summary>
    public SeedProduct? ProductOf(ReadOnlySpan<char> number)
    {
        foreach (var product in Products)
        {
            if (number[..6].CompareTo(product.First, StringComparison.Ordinal) >= 0 && number[..6].CompareTo(product.Last, StringComparison.Ordinal) <= 0)
                return product;
        }
        return null;
    }

    /// <summary>The terminal of that identification (ISO 8583 field 41); null for none.</summary>
    public SeedTerminal? Terminal(string id) => Terminals.FirstOrDefault(terminal => terminal.Id == id);
}
