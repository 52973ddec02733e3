using System.Collections.Generic;
using System.Linq;
using System.Text;
using Terminal.Acquirer;
using Terminal.Acquirer.Cards;
using Terminal.Acquirer.Seeds;
using Terminal.Core.Keys;
using Terminal.Core.Messages;
using Terminal.Core.Parameters;
using Terminal.Tests.Support;

namespace Terminal.Tests.Fuzz.Decoders;

/// <summary>The town that valid samples come from: its cards, a terminal's keys and files, and what that terminal and the host say to each other.</summary>
internal static class Testville
{
    private const int MacLength = 16;

    public static Seed Seed { get; } = Seed.Default;

    public static HostCrypto Crypto => HostCrypto.Instance;

    public static KeyRing Keys { get; } = new(Crypto, Seed.Terminals[0].MasterKey);

    public static TerminalFiles Files { get; } = TerminalFiles.Of(Seed, Seed.Terminals[0].Id);

    public static TerminalParameters Parameters { get; } = ParameterFile.Read(Files.Parameters, Files.Parameters.Length, Crypto, Keys)!;

    public static IReadOnlyList<TestCard> Cards { get; } = TestCards.Of(Seed).Where(card => !card.IsDamaged).ToArray();

    /// <summary>Requests of a terminal, sealed.</summary>
    public static IReadOnlyList<byte[]> Requests { get; } = Drafts().Select(draft => draft.Seal(Keys.MessageMac)).ToArray();

    /// <summary>The host's answers to them.</summary>
    public static IReadOnlyList<byte[]> Answers { get; } = Ask();

    /// <summary>Parts of messages that chance would not find: types, bitmaps, tags.</summary>
    public static IReadOnlyList<byte[]> MessageWords { get; } =
        new[] { "0100", "0200", "0210", "0220", "0221", "0230", "0320", "0330", "0420", "0421", "0430", "0500", "0501", "0510", "0800", "0810" }
            .Concat(Requests.Concat(Answers).Select(message => Encoding.ASCII.GetString(message, 4, 32)))
            .Concat(["=", "0599", "1099", "1518", "1640", "1720", "1899", "1599", "2000", "9999", "LOST", "EPOCH 01", "001", "301", "101", "048999", "3719"])
            .Distinct().Select(Encoding.ASCII.GetBytes).ToArray();

    /// <summary>The message with a right DE128, if it is long enough to have one.</summary>
    public static byte[] Sealed(byte[] message)
    {
        int covered = message.Length - MacLength;
        if (covered < 0)
            return message;
        string mac = Convert.ToHexString(Crypto.Hmac(Keys.MessageMac, message, 0, covered), 0, MacLength / 2);
        return [.. message[..covered], .. Encoding.ASCII.GetBytes(mac)];
    }

    /// <summary>A message parsed in a buffer of just its size.</summary>
    public static Message Parsed(byte[] bytes)
    {
        var message = new Message(bytes.Length);
        bytes.CopyTo(message.Bytes, 0);
        return message.Parse(bytes.Length) == ParseResult.Ok ? message : throw new ArgumentException("It is no message.");
    }

    private static IEnumerable<Draft> Drafts()
    {
        var terminal = new TestTerminal(Seed.Terminals[0]);
        var card = TestTerminal.Card(Seed, "Good credit card");
        var sale = terminal.Sale(1250, card);
        var keyed = terminal.KeyedSale(999, card);
        var reversal = terminal.Reversal(sale);
        var advice = terminal.Advice(4200, card);
        return
        [
            terminal.SignOn("LOST"), terminal.SignOn("EPOCH 01"), terminal.Echo(), sale, keyed, reversal, reversal.WithMti("0421"), terminal.Reversal(keyed),
            advice, advice.WithMti("0320").With(71, "0001").With(72, "0003"), terminal.Settlement(), sale.WithMti("0100"),
        ];
    }

    private static byte[][] Ask()
    {
        using var town = new Town();
        return Requests.Select(request => town.Host.HandleAsync(request).GetAwaiter().GetResult().Message).Where(answer => answer.Length > 0).ToArray();
    }
}
