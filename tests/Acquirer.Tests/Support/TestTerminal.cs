using System.Globalization;
using System.Linq;
using System.Security.Cryptography;
using Terminal.Acquirer.Cards;
using Terminal.Acquirer.Seeds;

namespace Terminal.Tests.Support;

/// <summary>The terminal's side of the line, as far as these tests need one: drafts of requests with numbers that rise.</summary>
internal sealed class TestTerminal
{
    private readonly SeedTerminal _seed;
    private int _stan;
    private long _counter;

    public TestTerminal(SeedTerminal seed)
    {
        _seed = seed;
        MacKey = HMACSHA256.HashData(seed.MasterKey, "message-mac"u8);
    }

    public byte[] MacKey { get; }

    public string Epoch { get; set; } = "01";

    public string Batch { get; set; } = "000001";

    public string Time { get; set; } = "1122120000";

    public Draft SignOn(string state) => Network("001").WithTag(15, state);

    public Draft Echo() => Network("301");

    public Draft Network(string code)
    {
        var draft = Begin("0800");
        draft.Fields[70] = code;
        return draft;
    }

    public Draft Sale(long amount, TestCard card)
    {
        var draft = Begin("0200");
        AddSale(draft, amount);
        draft.Fields[22] = "022";
        draft.Fields[35] = card.Track2;
        draft.Fields[37] = Epoch + (++_counter).ToString("D10", CultureInfo.InvariantCulture);
        draft.Tags[1] = "01";
        return draft;
    }

    public Draft KeyedSale(long amount, TestCard card)
    {
        var draft = Sale(amount, card).With(35, null);
        draft.Fields[22] = "012";
        draft.Fields[2] = card.Number;
        draft.Fields[14] = card.Expiry;
        return draft;
    }

    public Draft Reversal(Draft sale, string reason = "4021")
    {
        var draft = Begin("0420");
        foreach (int field in new[] { 3, 4, 12, 13, 22, 25, 37, 49, 60 })
            draft.Fields[field] = sale.Fields[field];
        draft.Fields[2] = sale.Fields.TryGetValue(2, out string? number) ? number : sale.Fields[35].Split('=')[0];
        if (sale.Fields.TryGetValue(38, out string? approval))
            draft.Fields[38] = approval;
        draft.Fields[90] = Named(sale);
        draft.Tags[5] = reason;
        return draft;
    }

    public Draft Advice(long amount, TestCard card, string reason = "1006")
    {
        var draft = KeyedSale(amount, card).WithMti("0220");
        draft.Fields[38] = "F" + draft.Fields[37][^5..];
        draft.Fields[39] = "00";
        draft.Tags[4] = "1";
        draft.Tags[6] = reason;
        return draft;
    }

    public Draft VoiceAdvice(long amount, TestCard card, string code) => Advice(amount, card, "1376").With(38, code);

    /// <summary>A refund; of <paramref name="original"/>, or without its sale.</summary>
    public Draft Refund(long amount, TestCard card, string original = "") =>
        Sale(amount, card).With(3, "200000").WithTag(8, original.Length == 0 ? null : original);

    public Draft Hold(long amount, TestCard card) => Sale(amount, card).WithMti("0100").With(25, "06");

    /// <summary>The completion of a pre-authorisation that was approved with <paramref name="code"/>.</summary>
    public Draft Completion(long amount, TestCard card, Draft hold, string code) =>
        Advice(amount, card, "1377").With(38, code).WithTag(8, hold.Fields[37]).With(90, Named(hold));

    /// <summary>One message of an upload: what was sent before as <paramref name="sale"/>, approved with <paramref name="code"/>.</summary>
    public Draft Upload(Draft sale, int index, int of, string? code)
    {
        var draft = Begin("0320");
        foreach (int field in new[] { 3, 4, 12, 13, 22, 25, 37, 49, 60 })
            draft.Fields[field] = sale.Fields[field];
        bool isKeyed = sale.Fields.ContainsKey(2);
        draft.Fields[2] = isKeyed ? sale.Fields[2] : sale.Fields[35].Split('=')[0];
        draft.Fields[14] = isKeyed ? sale.Fields[14] : sale.Fields[35].Split('=')[1][..4];
        draft.Fields[39] = "00";
        draft.Fields[71] = index.ToString("D4", CultureInfo.InvariantCulture);
        draft.Fields[72] = of.ToString("D4", CultureInfo.InvariantCulture);
        draft.Fields[90] = Named(sale);
        draft.Tags[1] = "01";
        if (code is not null)
            draft.Fields[38] = code;
        foreach (int tag in new[] { 4, 6, 7, 8 })
        {
            if (sale.Tags.TryGetValue(tag, out string? text))
                draft.Tags[tag] = text;
        }
        return draft;
    }

    public Draft Settlement(int sales = 0, long salesSum = 0, int refunds = 0, long refundsSum = 0)
    {
        var draft = Begin("0500");
        draft.Fields[3] = "920000";
        draft.Fields[50] = _seed.Currency.Number;
        draft.Fields[60] = Batch;
        draft.Fields[63] = string.Create(CultureInfo.InvariantCulture, $"{sales:D6}{salesSum:D16}{refunds:D6}{refundsSum:D16}");
        return draft;
    }

    private static string Named(Draft sale) => sale.Mti[..3] + "0" + sale.Fields[11] + sale.Fields[7] + new string('0', 22);

    private Draft Begin(string mti)
    {
        var draft = new Draft { Mti = mti };
        draft.Fields[7] = Time;
        draft.Fields[11] = (++_stan).ToString("D6", CultureInfo.InvariantCulture);
        draft.Fields[41] = _seed.Id.PadRight(8);
        draft.Fields[42] = _seed.Merchant.Id.PadRight(15);
        draft.Tags[2] = "0000000000";
        draft.Tags[3] = _seed.Parameters;
        draft.Tags[11] = "01";
        return draft;
    }

    private void AddSale(Draft draft, long amount)
    {
        draft.Fields[3] = "000000";
        draft.Fields[4] = amount.ToString("D12", CultureInfo.InvariantCulture);
        draft.Fields[12] = "130000";
        draft.Fields[13] = "1122";
        draft.Fields[25] = "00";
        draft.Fields[49] = _seed.Currency.Number;
        draft.Fields[60] = Batch;
    }

    public static TestCard Card(Seed seed, string role) => TestCards.Of(seed).Single(card => card.Role == role);
}
