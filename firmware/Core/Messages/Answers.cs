using Terminal.Core.Ports;

namespace Terminal.Core.Messages;

/// <summary>Does an answer belong to its request?</summary>
public static class Answers
{
    /// <summary>
    /// Reads an answer and compares it: its type is the request's plus 10, ending in 0; DE128 is right; it has the fields of its type;
    /// every field that both carry is equal, but for DE39, DE48, DE63 and DE128.
    /// </summary>
    /// <param name="request">The message that was sent.</param>
    /// <param name="answer">Holds the bytes received; parsed here.</param>
    /// <param name="length">How many bytes were received.</param>
    /// <param name="crypto">Computes DE128.</param>
    /// <param name="macKey">The message key whose version the request names.</param>
    public static AnswerFit Judge(Message request, Message answer, int length, ICrypto crypto, byte[] macKey)
    {
        if (answer.Parse(length) != ParseResult.Ok)
            return AnswerFit.Malformed;
        if (!answer.IsGenuine(crypto, macKey))
            return AnswerFit.WrongMac;
        if (answer.Mti != Mti.AnswerTo(request.Mti))
            return AnswerFit.Mismatch;
        if (MessageRules.Check(answer) != 0)
            return AnswerFit.Malformed;

        return Compare(request, answer);
    }

    private static AnswerFit Compare(Message request, Message answer)
    {
        AnswerFit fit = AnswerFit.Fits;
        int both = request.PresentFields & answer.PresentFields;
        for (int index = 0; both != 0; index++, both >>= 1)
        {
            if ((both & 1) == 0)
                continue;
            int field = FieldTable.NumberAt(index);
            if (field is Field.ResponseCode or Field.PrivateData or Field.Totals or Field.Mac || request.SameAt(answer, index))
                continue;
            if (field is not (Field.Amount or Field.Currency))
                return AnswerFit.Mismatch;
            fit = AnswerFit.ChangedAmount;
        }

        return fit;
    }
}
