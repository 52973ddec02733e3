using System.Collections.Generic;
using System.Linq;
using System.Text;
using Terminal.Acquirer;
using Terminal.Acquirer.Cards;
using Terminal.Acquirer.Seeds;
using Terminal.Core.Keys;
using Terminal.Core.Messages;

namespace Terminal.Tests.Agreement;

/// <summary>A message of every kind in the protocol's table, built with the codec: also those that nobody sends yet.</summary>
internal static class Samples
{
    private static readonly TestCard Card = TestCards.Of(Seed.Default)[0];

    // The table of the protocol, written out by case.
    private static readonly Dictionary<string, string> Kinds = new()
    {
        ["0100 swiped"] = "3 4 7 11 12 13 22 25 35 37 41 42 48 49 60",
        ["0100 keyed"] = "2 3 4 7 11 12 13 14 22 25 37 41 42 48 49 60",
        ["0110 approved"] = "3 4 7 11 37 38 39 41 48 49",
        ["0110 declined"] = "3 4 7 11 37 39 41 48 49",
        ["0200 swiped"] = "3 4 7 11 12 13 22 25 35 37 41 42 48 49 60",
        ["0200 keyed"] = "2 3 4 7 11 12 13 14 22 25 37 41 42 48 49 60",
        ["0210 approved"] = "3 4 7 11 37 38 39 41 48 49",
        ["0210 declined"] = "3 4 7 11 37 39 41 48 49",
        ["0220 offline sale"] = "2 3 4 7 11 12 13 14 22 25 37 38 39 41 42 48 49 60",
        ["0221 completion"] = "2 3 4 7 11 12 13 14 22 25 37 38 39 41 42 48 49 60 90",
        ["0230 taken"] = "3 4 7 11 37 39 41 48 49",
        ["0320 sale"] = "2 3 4 7 11 12 13 14 22 25 37 38 39 41 42 48 49 60 71 72 90",
        ["0321 refund"] = "2 3 4 7 11 12 13 14 22 25 37 39 41 42 48 49 60 71 72",
        ["0330 taken"] = "3 4 7 11 37 39 41 48 49 60 71 72",
        ["0420 void"] = "2 3 4 7 11 12 13 22 25 37 38 41 42 48 49 60 90",
        ["0421 reversal"] = "2 3 4 7 11 12 13 22 25 37 41 42 48 49 60 90",
        ["0430 taken"] = "3 4 7 11 37 39 41 48 49",
        ["0500 settlement"] = "3 7 11 41 42 48 50 60 63",
        ["0501 settlement"] = "3 7 11 41 42 48 50 60 63",
        ["0510 balanced"] = "3 7 11 39 41 48 50 60 63 66",
        ["0800 sign-on"] = "7 11 41 42 48 70",
        ["0800 key change"] = "7 11 41 42 48 70",
        ["0810 sign-on"] = "7 11 39 41 48 70",
        ["0810 key change"] = "7 11 39 41 48 70",
    };

    /// <summary>The names of the samples, their type first.</summary>
    public static IReadOnlyList<string> Names { get; } = [.. Kinds.Keys];

    /// <summary>The key of the seed's first terminal, which stands in all samples.</summary>
    public static byte[] MacKey { get; } = new KeyRing(HostCrypto.Instance, Seed.Default.Terminals[0].MasterKey).MessageMac;

    /// <summary>Builds a sample.</summary>
    /// <param name="name">Which.</param>
    /// <param name="instead">Fields that are to hold something else.</param>
    public static byte[] Build(string name, params (int Field, string Text)[] instead)
    {
        Message message = new(2048);
        message.Begin(int.Parse(name[..4]));
        foreach (int field in Kinds[name].Split(' ').Select(int.Parse))
        {
            string own = field == Field.PrivateData ? Tags(name) : Text(name, field);
            byte[] text = Encoding.ASCII.GetBytes(instead.Where(each => each.Field == field).Select(each => each.Text).DefaultIfEmpty(own).First());
            message.Put(field, text, 0, text.Length);
        }

        message.Seal(HostCrypto.Instance, MacKey);
        byte[] bytes = message.Bytes[..message.Length];
        Assert.AreEqual(0, MessageRules.Check(Reading.Parsed(bytes)), $"{name} breaks the protocol's rules.");
        return bytes;
    }

    private static string Text(string name, int field) => field switch
    {
        Field.Pan => Card.Number,
        Field.ProcessingCode => name.StartsWith("05", StringComparison.Ordinal) ? "920000" : name.EndsWith("refund", StringComparison.Ordinal) ? "200000" : "000000",
        Field.Amount => "000000001250",
        Field.TransmissionTime => "1122103000",
        Field.Stan => "000123",
        Field.LocalTime => "113000",
        Field.LocalDate => "1122",
        Field.Expiry => Card.Expiry,
        Field.EntryMode => name.EndsWith("swiped", StringComparison.Ordinal) ? "022" : "012",
        Field.ConditionCode => name.StartsWith("01", StringComparison.Ordinal) ? "06" : "00",
        Field.Track2 => Card.Track2,
        Field.RetrievalReference => "A10000000007",
        Field.ApprovalCode => "F00007",
        Field.ResponseCode => name.EndsWith("declined", StringComparison.Ordinal) ? "51" : "00",
        Field.Terminal => Seed.Default.Terminals[0].Id,
        Field.Merchant => "SHOP 7",
        Field.Currency or Field.SettlementCurrency => "978",
        Field.Batch => "000042",
        Field.Totals => "000003" + "0000000000037500" + "000001" + "0000000000001250",
        Field.SettlementCode => "1",
        Field.NetworkCode => name.EndsWith("key change", StringComparison.Ordinal) ? "101" : "001",
        Field.MessageNumber => "0002",
        Field.LastMessage => "0017",
        Field.OriginalElements => "02000000561122102900" + new string('0', 22),
        _ => throw new ArgumentOutOfRangeException(nameof(field)),
    };

    // Answers carry all tags that any answer may; the texts are as awkward as the tag allows.
    private static string Tags(string name)
    {
        int mti = Mti.Original(int.Parse(name[..4]));
        SortedDictionary<int, string> tags = new() { [Tag.MacKeyVersion] = "01" };
        if (mti / 10 % 2 == 1)
        {
            tags[Tag.HostTime] = "20261122103001";
            tags[Tag.NewestList] = "0000000042";
            tags[Tag.NewestParameters] = "000002";
            tags[Tag.MerchantText] = "Ask \"why\" \\ <b>100 %</b> & it's={x} ";
            tags[Tag.IssuerName] = " TEST CREDIT BANK  ";
        }
        else
        {
            tags[Tag.ListVersion] = "0000000041";
            tags[Tag.Parameters] = "000001";
        }

        if (mti is Mti.Authorisation or Mti.Financial or Mti.Advice or Mti.Upload)
            tags[Tag.DecisionReason] = "07";
        if (mti == Mti.Advice)
        {
            tags[Tag.Cardholder] = "1";
            tags[Tag.AdviceReason] = name.EndsWith("completion", StringComparison.Ordinal) ? "1377" : "1006";
            tags[Tag.NumberReplaced] = "A10000000006";
            tags[Tag.OriginalNumber] = "A10000000005";
        }

        if (mti == Mti.Reversal)
            tags[Tag.ReversalReason] = "4021";
        if (name == "0800 sign-on")
        {
            tags[Tag.TerminalState] = "EPOCH A1";
            tags[Tag.StartReport] = "0.1.0 POWER";
        }

        if (name == "0810 sign-on")
            tags[Tag.Position] = "A10000010000000007";
        if (name == "0810 key change")
            tags[Tag.WrappedKey] = string.Concat(Enumerable.Repeat("q+8/", 23)) + "AQ==";
        return string.Concat(tags.Select(tag => $"{tag.Key:D2}{tag.Value.Length:D2}{tag.Value}"));
    }
}
