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

    /// <summary>What must have been said.</summary>
    public static IReadOnlyList<string> Names { get; } =
    [
        "0800 sign-on", "0810 sign-on", "0800 echo", "0810 echo",
        "0200 swiped", "0200 keyed", "0210 approved", "0210 declined",
        "0420 of an approval", "0420 of an unanswered sale", "0421 of an unanswered sale", "0430 done", "0430 original not found",
        "0220 of a voice sale", "0221 of a voice sale", "0230 taken",
        "0200 refund", "0210 refund", "0420 of a refund", "0100 pre-authorisation", "0110 approved", "0420 of a pre-authorisation", "0220 of a completion",
        .. Samples.Names.Where(IsRequest).Select(name => FromSample + name),
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
            new Purchase(Card("Good credit card"), 1600, Keys: "A33D"));

        Dictionary<string, byte[]> heard = [];
        foreach (byte[] message in shop.Messages)
            heard.TryAdd(NameOf(Reading.Parsed(message)), message);

        byte[] echo = Echo();
        heard.Add("0800 echo", echo);
        heard.Add("0810 echo", Ask(shop.Acquirer, echo));
        foreach (string name in Samples.Names.Where(IsRequest))
            heard.Add(FromSample + name, Ask(shop.Acquirer, Samples.Build(name)));
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
        _ => "sign-on",
    };
}
