using System;
using System.Data.Common;
using System.Text;
using Dapper;
using Terminal.Acquirer.Cards;
using Terminal.Acquirer.Seeds;

namespace Terminal.Acquirer.Storage;

/// <summary>Merchants, points of service, terminals, products, issuers and cards in the database.</summary>
internal static class Registry
{
    /// <summary>What may still be spent with a row of the table card: its limit, or its account where less is left there, less what the voice desk and pre-authorisations hold of it <c>@now</c>.</summary>
    public const string Remaining = $"CASE WHEN card.account IS NULL OR {OfCard} <= {OfAccount} THEN {OfCard} ELSE {OfAccount} END";

    /// <summary>The terminals at all points of service of a <c>@merchant</c>.</summary>
    public const string TerminalsOfMerchant = "(SELECT terminal.id FROM terminal JOIN point_of_service AS place ON place.id = terminal.point WHERE place.merchant = @merchant)";

    private const string OfCard = $"""
        (card.remaining - COALESCE((SELECT CAST(SUM(amount) AS BIGINT) FROM voice WHERE voice.card = card.digest AND {OpenVoice}), 0)
        - COALESCE((SELECT CAST(SUM(amount) AS BIGINT) FROM hold WHERE hold.card = card.digest AND {OpenHold}), 0))
        """;

    private const string OfAccount = $"""
        ((SELECT account.remaining FROM account WHERE account.name = card.account)
        - COALESCE((SELECT CAST(SUM(amount) AS BIGINT) FROM voice JOIN card AS other ON other.digest = voice.card WHERE other.account = card.account AND {OpenVoice}), 0)
        - COALESCE((SELECT CAST(SUM(amount) AS BIGINT) FROM hold JOIN card AS other ON other.digest = hold.card WHERE other.account = card.account AND {OpenHold}), 0))
        """;

    private const string OpenVoice = "voice.number IS NULL AND voice.expires > @now";
    private const string OpenHold = "hold.ended_by IS NULL AND hold.expires > @now";

    /// <summary>
    /// Makes the database agree with the seed. What it names is added or corrected; what has happened since stays: remaining limits, epochs, batches.
    /// </summary>
    public static void Apply(DbTransaction transaction, Seed seed)
    {
        foreach (var merchant in seed.Merchants)
        {
            Run("""
                INSERT INTO merchant (id, name, fee, discount, discount_over, active) VALUES (@Id, @Name, @Fee, @Discount, @Over, CAST(@Active AS INTEGER))
                ON CONFLICT (id) DO UPDATE SET name = @Name, fee = @Fee, discount = @Discount, discount_over = @Over, active = CAST(@Active AS INTEGER)
                """, new { merchant.Id, merchant.Name, merchant.Fee, Discount = merchant.Discount?.Rate ?? 0, Over = merchant.Discount?.Over ?? 0, merchant.Active });
        }
        foreach (var point in seed.PointsOfService)
        {
            Run("""
                INSERT INTO point_of_service (id, merchant, name, address, country, mcc, utc_offset) VALUES (@Id, @Merchant, @Name, @Address, @Country, @Mcc, @UtcOffset)
                ON CONFLICT (id) DO UPDATE SET merchant = @Merchant, name = @Name, address = @Address, country = @Country, mcc = @Mcc, utc_offset = @UtcOffset
                """, new { point.Id, Merchant = point.Merchant.Id, point.Name, point.Address, point.Country, point.Mcc, point.UtcOffset });
        }
        foreach (var terminal in seed.Terminals)
        {
            Run("""
                INSERT INTO terminal (id, point, currency, currency_letters, currency_exponent, maximum, refund_limit, hold_days, parameters, active)
                VALUES (@Id, @Point, @Number, @Letters, @Exponent, @Maximum, @RefundLimit, @HoldDays, @Parameters, CAST(@Active AS INTEGER))
                ON CONFLICT (id) DO UPDATE SET point = @Point, currency = @Number, currency_letters = @Letters, currency_exponent = @Exponent,
                    maximum = @Maximum, refund_limit = @RefundLimit, hold_days = @HoldDays, parameters = @Parameters, active = CAST(@Active AS INTEGER)
                """, new
            {
                terminal.Id,
                Point = terminal.Point.Id,
                terminal.Currency.Number,
                terminal.Currency.Letters,
                terminal.Currency.Exponent,
                terminal.Maximum,
                terminal.RefundLimit,
                terminal.HoldDays,
                terminal.Parameters,
                terminal.Active,
            });
        }
        Run("DELETE FROM point_of_service WHERE NOT EXISTS (SELECT 1 FROM terminal WHERE terminal.point = point_of_service.id)", new { });
        foreach (var issuer in seed.Issuers)
            Run("INSERT INTO issuer (name, currency) VALUES (@Name, @Number) ON CONFLICT (name) DO UPDATE SET currency = @Number", new { issuer.Name, issuer.Currency.Number });
        foreach (var product in seed.Products)
        {
            Run("""
                INSERT INTO product (name, issuer, kind, country, first, last) VALUES (@Name, @Issuer, @Kind, @Country, @First, @Last)
                ON CONFLICT (name) DO UPDATE SET issuer = @Issuer, kind = @Kind, country = @Country, first = @First, last = @Last
                """, new { product.Name, Issuer = product.Issuer.Name, product.Kind, product.Country, product.First, product.Last });
        }
        foreach (var terminal in seed.Terminals)
        {
            foreach (var product in seed.Products)
            {
                Run("INSERT INTO floor_limit (terminal, parameters, product, amount) VALUES (@Id, @Parameters, @Name, @FloorLimit) ON CONFLICT (terminal, parameters, product) DO UPDATE SET amount = @FloorLimit",
                    new { terminal.Id, terminal.Parameters, product.Name, product.FloorLimit });
            }
        }
        foreach (var account in seed.Accounts)
        {
            Run("INSERT INTO account (name, issuer, holder, remaining) VALUES (@Name, @Issuer, @Holder, @Limit) ON CONFLICT (name) DO UPDATE SET issuer = @Issuer, holder = @Holder",
                new { account.Name, Issuer = account.Issuer.Name, account.Holder, account.Limit });
        }
        foreach (var card in seed.Cards)
        {
            if (!card.IsKnown)
                continue;
            byte[] digits = Encoding.ASCII.GetBytes(card.Number);
            Run("""
                INSERT INTO card (digest, mask, product, expiry, state, excess, account, terms, remaining) VALUES (@Digest, @Mask, @Product, @Expiry, @State, @Excess, @Account, @Terms, @Limit)
                ON CONFLICT (digest) DO UPDATE SET product = @Product, expiry = @Expiry, state = @State, excess = @Excess, account = @Account, terms = @Terms
                """, new
            {
                Digest = CardNumber.Digest(seed.CardKey, digits),
                Mask = CardNumber.Mask(digits),
                Product = card.Product!.Name,
                card.Expiry,
                card.State,
                card.Excess,
                Account = card.Account?.Name,
                Terms = card.Condition?.Name ?? "",
                card.Limit,
            });
        }

        void Run(string sql, object parameters) => transaction.Connection!.Execute(sql, parameters, transaction);
    }

    public static TerminalRow? Terminal(DbTransaction transaction, string id) => transaction.First("""
        SELECT terminal.id, merchant, terminal.active, merchant.active, fee, discount, discount_over, currency, currency_letters, currency_exponent,
            maximum, refund_limit, hold_days, country, mcc, utc_offset, parameters, epoch, offered, offered_batch, batch, COALESCE((SELECT MAX(version) FROM stop_list_version WHERE is_published = 1), 0)
        FROM terminal JOIN point_of_service AS place ON place.id = terminal.point JOIN merchant ON merchant.id = place.merchant WHERE terminal.id = @id
        """, new { id }, TerminalRow.Read);

    /// <summary>Whether a terminal and its merchant are served.</summary>
    public static bool IsActive(DbConnection connection, string id) => connection.ExecuteScalar<bool>(
        "SELECT EXISTS (SELECT 1 FROM terminal JOIN point_of_service AS place ON place.id = terminal.point JOIN merchant ON merchant.id = place.merchant WHERE terminal.id = @id AND terminal.active = 1 AND merchant.active = 1)", new { id });

    /// <summary>The product whose range holds the first six digits; null for none.</summary>
    public static ProductRow? Product(DbTransaction transaction, string firstSix) => transaction.First("""
        SELECT product.name, kind, country, issuer, currency
        FROM product JOIN issuer ON issuer.name = product.issuer WHERE first <= @firstSix AND @firstSix <= last
        """, new { firstSix }, ProductRow.Read);

    public static CardRow? Card(DbTransaction transaction, byte[] digest, DateTimeOffset now) => transaction.First(
        $"SELECT digest, mask, expiry, state, excess, terms, {Remaining} AS remaining, account, issuer FROM card JOIN product ON product.name = card.product WHERE digest = @digest", new { digest, now = Times.Stamp(now) }, CardRow.Read);

    /// <summary>Takes an approved amount from a card's limit and its account.</summary>
    /// <exception cref="InvalidOperationException">It would pass what remains, and what its holder may pass that by: no approval may.</exception>
    public static void Approve(DbTransaction transaction, CardRow card, long amount, DateTimeOffset now)
    {
        int changed = transaction.Connection!.Execute(
            $"UPDATE card SET remaining = remaining - @amount WHERE digest = @Digest AND @amount <= {Remaining} + excess", new { card.Digest, amount, now = Times.Stamp(now) }, transaction);
        if (changed != 1)
            throw new InvalidOperationException("An approval must not pass the card's limit.");
        if (card.Account is not null)
            PostToAccount(transaction, card.Digest, amount);
    }

    /// <summary>Takes the amount of an advice from a card's limit and its account, which may pass them: the sale was made already. A negative amount is given back.</summary>
    public static void Post(DbTransaction transaction, byte[] card, long amount)
    {
        transaction.Connection!.Execute("UPDATE card SET remaining = remaining - @amount WHERE digest = @card", new { card, amount }, transaction);
        PostToAccount(transaction, card, amount);
    }

    private static void PostToAccount(DbTransaction transaction, byte[] card, long amount) => transaction.Connection!.Execute(
        "UPDATE account SET remaining = remaining - @amount WHERE name = (SELECT account FROM card WHERE digest = @card)", new { card, amount }, transaction);

    /// <summary>A product's floor limit by the parameters that a terminal held; by the newest where those are unknown.</summary>
    public static long FloorLimit(DbTransaction transaction, string terminal, string parameters, string product) => transaction.Connection!.ExecuteScalar<long>("""
        SELECT amount FROM floor_limit WHERE terminal = @terminal AND product = @product ORDER BY parameters = @parameters DESC, parameters DESC LIMIT 1
        """, new { terminal, parameters, product }, transaction);

    /// <summary>The issuer of a known card.</summary>
    public static string IssuerOf(DbTransaction transaction, byte[] card) => transaction.Connection!.QuerySingle<string>(
        "SELECT product.issuer FROM card JOIN product ON product.name = card.product WHERE digest = @card", new { card }, transaction);

    /// <summary>Offers an epoch and its first batch; <paramref name="begunBy"/> is the fingerprint of the message that asked for it.</summary>
    public static void Offer(DbTransaction transaction, string terminal, string epoch, long batch, byte[] begunBy) => transaction.Connection!.Execute(
        "UPDATE terminal SET offered = @epoch, offered_batch = @batch, begun_by = @begunBy WHERE id = @terminal", new { terminal, epoch, batch, begunBy }, transaction);

    /// <summary>Puts an epoch in force, and opens its first batch.</summary>
    public static void Begin(DbTransaction transaction, string terminal, string epoch, long batch) => transaction.Connection!.Execute(
        "UPDATE terminal SET epoch = @epoch, batch = @batch WHERE id = @terminal", new { terminal, epoch, batch }, transaction);

    /// <summary>The fingerprint of the sign-on to which the last epoch was offered; null for none.</summary>
    public static byte[]? BegunBy(DbTransaction transaction, string terminal) =>
        transaction.Connection!.ExecuteScalar<byte[]?>("SELECT begun_by FROM terminal WHERE id = @terminal", new { terminal }, transaction);

    public static void Raise(DbTransaction transaction, DateTimeOffset time, string terminal, string text) =>
        transaction.Connection!.Execute("INSERT INTO alarm (time, terminal, text) VALUES (@time, @terminal, @text)", new { time = Times.Stamp(time), terminal, text }, transaction);

    /// <summary>Raises an alarm unless the same has been raised before.</summary>
    public static int RaiseOnce(DbTransaction transaction, DateTimeOffset time, string terminal, string text) => transaction.Connection!.Execute("""
        INSERT INTO alarm (time, terminal, text) SELECT @time, @terminal, @text
        WHERE NOT EXISTS (SELECT 1 FROM alarm WHERE terminal = @terminal AND text = @text)
        """, new { time = Times.Stamp(time), terminal, text }, transaction);

    /// <summary>Keeps an exchange, masked.</summary>
    public static int Keep(DbTransaction transaction, ExchangeRow exchange) => transaction.Connection!.Execute(
        "INSERT INTO exchange (time, terminal, request, response, explanation) VALUES (@Time, @Terminal, @Request, @Response, @Explanation)", exchange, transaction);
}
