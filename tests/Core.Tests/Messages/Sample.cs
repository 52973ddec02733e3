using System.Text;
using Terminal.Core.Messages;
using Terminal.Core.Ports;
using Terminal.Esp32;

namespace Terminal.Tests.Messages;

/// <summary>Messages to test with.</summary>
public static class Sample
{
    /// <summary>A sale of 12.50 EUR, swiped, written by hand from the protocol; DE128 was computed with Python's hmac under <see cref="Key"/>.</summary>
    public const string Sale =
        "0200" + "B238048028C18010" + "0000000000000001" +
        "000000" +                                          // at 36: DE3
        "000000001250" +                                    // 42: DE4
        "1122103000" +                                      // 54: DE7
        "000123" +                                          // 64: DE11
        "113000" + "1122" +                                 // 70: DE12, 76: DE13
        "022" + "00" +                                      // 80: DE22, 83: DE25
        "34" + "9990000000000011=29121010000000001" +       // 85: DE35
        "A10000000007" +                                    // 121: DE37
        "TERM0001" + "MERCHANT0000001" +                    // 133: DE41, 141: DE42
        "036" + "010207" + "02100000000042" + "0306000001" + "110201" + // 156: DE48
        "978" +                                             // 195: DE49
        "006" + "000042" +                                  // 198: DE60
        "1DFE1C3D000A60EF";                                 // 207: DE128

    /// <summary>The message key of the samples: 00 01 02 ... 1F.</summary>
    public static byte[] Key()
    {
        byte[] key = new byte[32];
        for (int i = 0; i < key.Length; i++)
            key[i] = (byte)i;
        return key;
    }

    public static ICrypto Crypto() => new NativeCrypto();

    public static byte[] Bytes(string ascii) => Encoding.UTF8.GetBytes(ascii);

    /// <summary>A buffer that holds a received message, not yet parsed.</summary>
    public static Message Received(string ascii)
    {
        byte[] bytes = Bytes(ascii);
        Message message = new(Message.TerminalCapacity);
        bytes.CopyTo(message.Bytes, 0);
        return message;
    }

    /// <summary>The sale, parsed.</summary>
    public static Message ParsedSale()
    {
        Message message = Received(Sale);
        Assert.AreEqual((int)ParseResult.Ok, (int)message.Parse(Sale.Length));
        return message;
    }

    /// <summary>A text with some of its characters overwritten.</summary>
    public static string With(string text, int offset, string change) =>
        text.Substring(0, offset) + change + text.Substring(offset + change.Length);

    /// <summary>Field numbers from a list such as "3 4 7".</summary>
    public static int[] Fields(string list)
    {
        if (list.Length == 0)
            return new int[0];
        string[] words = list.Split(' ');
        int[] fields = new int[words.Length];
        for (int i = 0; i < words.Length; i++)
            fields[i] = int.Parse(words[i]);
        return fields;
    }

    /// <summary>A sealed message with these fields, one left out and one added; 0 for none.</summary>
    public static Message Build(int mti, string list, int without, int extra)
    {
        int[] fields = Fields(list);
        Message message = new(Message.TerminalCapacity);
        message.Begin(mti);
        for (int index = 0; index < FieldTable.Count - 1; index++)
        {
            int field = FieldTable.NumberAt(index);
            bool listed = field == extra;
            for (int i = 0; i < fields.Length; i++)
                listed |= fields[i] == field && field != without;
            if (listed)
                message.PutText(field, Text(field));
        }

        message.Seal(Crypto(), Key());
        return message;
    }

    /// <summary>A valid text for each field.</summary>
    public static string Text(int field) => field switch
    {
        Field.Pan => "9990000000000011",
        Field.ProcessingCode => "000000",
        Field.Amount => "000000001250",
        Field.TransmissionTime => "1122103000",
        Field.Stan => "000123",
        Field.LocalTime => "113000",
        Field.LocalDate => "1122",
        Field.Expiry => "2912",
        Field.EntryMode => "022",
        Field.ConditionCode => "00",
        Field.Track2 => "9990000000000011=29121010000000001",
        Field.RetrievalReference => "A10000000007",
        Field.ApprovalCode => "F00007",
        Field.ResponseCode => "00",
        Field.Terminal => "TERM0001",
        Field.Merchant => "MERCHANT0000001",
        Field.PrivateData => "110201",
        Field.Currency => "978",
        Field.SettlementCurrency => "978",
        Field.Batch => "000042",
        Field.Totals => "00000300000000000037500000010000000000001250",
        Field.SettlementCode => "1",
        Field.NetworkCode => "301",
        Field.MessageNumber => "0001",
        Field.LastMessage => "0003",
        Field.OriginalElements => "020000012311221030000000000000000000000000",
        _ => "",
    };
}
