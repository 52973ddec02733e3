using System.Collections.Generic;
using System.Linq;
using System.Text;
using Terminal.Acquirer;
using Terminal.Acquirer.Cards;
using Terminal.Acquirer.Seeds;
using Terminal.Core.Messages;

namespace Terminal.Tests.Agreement;

/// <summary>What terminal and host really say to each other, one message of each kind, and what the host answers to the samples.</summary>
internal static class Traffic
{
    private const string FromSample = "answer to the sample ";
    private const string FromDay = "the day's answer ";

    // A day at the host, by its requests: built from samples, for a merchant and an epoch that the host knows.
    private static readonly (string Name, string Sample, (int, string)[] Instead)[] Day =
    [
        ("0210 sale", "0200 swiped", [(Field.RetrievalReference, "010000090001")]),
        ("0210 refund", "0200 keyed", [(Field.RetrievalReference, "010000090002"), (Field.ProcessingCode, "200000")]),
        ("0110 pre-authorisation", "0100 swiped", [(Field.RetrievalReference, "010000090003")]),
        ("0230 completion", "0221 completion", [(Field.RetrievalReference, "010000090004")]),
        ("0510 totals differ", "0500 settlement", []),
        ("0330 known", "0320 sale", [(Field.RetrievalReference, "010000090001")]),
        ("0330 unknown", "0321 refund", [(Field.RetrievalReference, "010000090005")]),
        ("0510 closed", "0501 settlement", [(Field.ProcessingCode, "960000")]),
        ("0510 closed before", "0501 settlement", [(Field.Totals, new string('0', BatchTotals.Length))]),
    ];

    /// <summary>What must have been said.</summary>
    public static IReadOnlyList<string> Names { get; } =
    [
        "0800 sign-on", "0810 sign-on", "0800 echo", "0810 echo",
        "0200 swiped", "0200 keyed", "0210 approved", "0210 declined",
        "0420 of an approval", "0420 of an unanswered sale", "0421 of an unanswered sale", "0430 done", "0430 original not found",
        "0220 of a voice sale", "0221 of a voice sale", "0230 taken",
        "0200 refund", "0210 refund", "0420 of a refund", "0100 pre-authorisation", "0110 approved", "0420 of a pre-authorisation", "0220 of a completion",
        "0500 of a batch", "0501 of a batch", "0510 totals differ", "0320 of a sale", "0320 of a refund", "0330 known", "0500 after the upload", "0510 closed",
        .. Samples.Names.Where(IsRequest).Select(name => FromSample + name),
        .. Day.Select(each => FromDay + each.Name),
    ];

    /// <summary>Lets them talk.</summary>
    public static IReadOnlyDictionary<string, byte[]> Hear()
    {
        using Shop shop = new();
        shop.Trade(
            new Purchase(Card("Good credit card"), 1250),
            new Purchase(Card("Good debit card"), 990, IsKeyed: true),
            new Purchase(Card("Stolen credit card"), 500),
            new Purchase(Card("Good credit card"), 700, IsRefused: true),
            new Purchase(Card("Good credit card"), 800, Lost: 2),
            new Purchase(Card("Good credit card"), 900, IsRequestLost: true),
            new Purchase(Card("Good credit card"), 1001, IsAdviceLost: true),
            new Purchase(Card("Good credit card"), 250, Keys: "A21D250D"),
            new Purchase(Card("Good credit card"), 1250, Keys: "A1"),
            new Purchase(Card("Good credit card"), 1500, Keys: "A311500D"),
            new Purchase(Card("Good credit card"), 1300, Keys: "A32D1300D"),
            new Purchase(Card("Good credit card"), 1600, Keys: "A311600D"),
            new Purchase(Card("Good credit card"), 1600, Keys: "A33D"),
            new Purchase(Card("Good credit card"), 100, Keys: "A21D100D"),
            new Purchase(Card("Good credit card"), 0, Lost: 1, Keys: "AB7", Strange: StrangeSale()),
            new Purchase(Card("Good credit card"), 0, Keys: "AB7"));

        Dictionary<string, byte[]> heard = [];
        foreach (byte[] message in shop.Messages)
            heard.TryAdd(NameOf(Reading.Parsed(message)), message);

        byte[] echo = Echo();
        heard.Add("0800 echo", echo);
        heard.Add("0810 echo", Ask(shop.Acquirer, echo));
        foreach (string name in Samples.Names.Where(IsRequest))
            heard.Add(FromSample + name, Ask(shop.Acquirer, Samples.Build(name)));
        foreach (var (name, sample, instead) in Day)
            heard.Add(FromDay + name, Ask(shop.Acquirer, Samples.Build(sample, [.. instead, (Field.Merchant, Seed.Default.Merchants[0].Id)])));
        return heard;
    }

    private static TestCard Card(string role) => TestCards.Of(Seed.Default).Single(card => card.Role == role);

    private static bool IsRequest(string sample) => int.Parse(sample[..4]) / 10 % 2 == 0;

    private static byte[] Ask(PaymentSwitch acquirer, byte[] request)
    {
        Reply reply = acquirer.HandleAsync(request).GetAwaiter().GetResult();
        Assert.AreEqual(200, reply.Status, reply.Text);
        return reply.Message;
    }

    // The terminal tests its line by signing on; the host answers an echo all the same.
    private static byte[] Echo()
    {
        Message message = new(Message.TerminalCapacity);
        Message signOn = Reading.Parsed(Samples.Build("0800 sign-on"));
        TagList tags = new(64);
        tags.PutNumber(Tag.ListVersion, 0);
        tags.PutNumber(Tag.Parameters, 1);
        tags.PutNumber(Tag.MacKeyVersion, 1);
        message.Begin(Mti.Network);
        foreach (int field in new[] { Field.TransmissionTime, Field.Stan, Field.Terminal, Field.Merchant })
            message.PutSame(field, signOn);
        message.PutTags(tags);
        message.PutNumber(Field.NetworkCode, 301);
        message.Seal(HostCrypto.Instance, Samples.MacKey);
        return message.Bytes[..message.Length];
    }

    // Counted by the acquirer alone, so that the totals of the first batch differ.
    private static byte[] StrangeSale() =>
        Samples.Build("0200 swiped", (Field.RetrievalReference, "010000080001"), (Field.Batch, "000001"), (Field.Merchant, Seed.Default.Merchants[0].Id));

    private static bool IsRefund(Message message) => message.Number(Field.ProcessingCode) == ProcessingCode.Refund;

    private static string NameOf(Message message) => $"{message.Mti:D4} " + message.Mti switch
    {
        Mti.Financial or Mti.FinancialAnswer when IsRefund(message) => "refund",
        Mti.Reversal when IsRefund(message) => "of a refund",
        Mti.Reversal when message.Number(Field.ConditionCode) == ConditionCode.PreAuthorisation => "of a pre-authorisation",
        Mti.Authorisation => "pre-authorisation",
        Mti.AuthorisationAnswer => "approved",
        Mti.Advice when message.Has(Field.OriginalElements) => "of a completion",
        Mti.Financial => message.Has(Field.Track2) ? "swiped" : "keyed",
        Mti.FinancialAnswer => message.Has(Field.ApprovalCode) ? "approved" : "declined",
        Mti.Reversal or Mti.ReversalRepeat => message.Has(Field.ApprovalCode) ? "of an approval" : "of an unanswered sale",
        Mti.ReversalAnswer => Encoding.ASCII.GetString(message.Bytes, message.Offset(Field.ResponseCode), 2) == "25" ? "original not found" : "done",
        Mti.Advice or Mti.AdviceRepeat => "of a voice sale",
        Mti.AdviceAnswer => "taken",
        Mti.Settlement or Mti.SettlementRepeat => message.Number(Field.ProcessingCode) == ProcessingCode.Close ? "of a batch" : "after the upload",
        Mti.SettlementAnswer => message.Number(Field.ResponseCode) == ResponseCode.Approved ? "closed" : "totals differ",
        Mti.Upload or Mti.UploadRepeat => IsRefund(message) ? "of a refund" : "of a sale",
        Mti.UploadAnswer => message.Number(Field.ResponseCode) == ResponseCode.Approved ? "known" : "unknown",
        _ => "sign-on",
    };
}
