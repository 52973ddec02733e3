using Terminal.Core.Keys;
using Terminal.Core.Messages;
using Terminal.Core.Ports;

namespace Terminal.Simulation.Parts;

/// <summary>The front of the host: it can answer by itself, genuinely, when what is behind it must not be asked.</summary>
internal static class Front
{
    private static readonly int[] Echoed =
    [
        Field.ProcessingCode, Field.Amount, Field.TransmissionTime, Field.Stan, Field.RetrievalReference, Field.Terminal, Field.Currency, Field.NetworkCode,
    ];

    // What some host or other says; the ones that want an answer again later are in all of them.
    private static readonly int[] ToSale = [2, 3, 7, 10, 11, 12, 13, 14, 15, 16, 30, 57, 58, 59, 61, 62, 63, 65, 91, 92, 94, 96];
    private static readonly int[] ToReversal = [12, 30, 63, 91, 96];
    private static readonly int[] ToAdvice = [5, 12, 30, 63, 91, 96];
    private static readonly int[] ToUpload = [94, 94, 12, 30, 91, 96];
    private static readonly int[] ToNetwork = [3, 12, 58, 96];

    /// <summary>A code that a host might answer a message of this type with.</summary>
    public static int Code(int mti, Chance chance) => chance.Of(Mti.Original(mti) switch
    {
        Mti.Financial or Mti.Authorisation => ToSale,
        Mti.Reversal => ToReversal,
        Mti.Advice => ToAdvice,
        Mti.Upload => ToUpload,
        _ => ToNetwork,
    });

    /// <summary>A genuine answer with a code.</summary>
    /// <param name="request">The request, parsed.</param>
    /// <param name="code">Response code, 0 to 99.</param>
    /// <param name="hostTime">YYYYMMDDhhmmss.</param>
    /// <param name="crypto">Computes the MAC.</param>
    /// <param name="keys">The terminal's.</param>
    public static byte[] Answer(Message request, int code, string hostTime, ICrypto crypto, KeyRing keys)
    {
        var answer = new Message(Message.TerminalCapacity);
        answer.Begin(Mti.AnswerTo(request.Mti));
        var tags = new TagList(40);
        tags.PutText(Tag.HostTime, hostTime);
        tags.PutText(Tag.MacKeyVersion, "01");
        for (int field = 2; field < Field.Mac; field++)
        {
            if (field == Field.ResponseCode)
                answer.PutNumber(field, code);
            else if (field == Field.PrivateData)
                answer.PutTags(tags);
            else if (System.Array.IndexOf(Echoed, field) >= 0 && request.Has(field))
                answer.PutSame(field, request);
        }
        answer.Seal(crypto, keys.MessageMac);
        return answer.Bytes[..answer.Length];
    }
}
