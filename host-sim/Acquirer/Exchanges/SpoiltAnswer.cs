using Terminal.Core.Messages;

namespace Terminal.Acquirer.Exchanges;

/// <summary>Answers made wrong on purpose; the stored answer stays right.</summary>
internal static class SpoiltAnswer
{
    /// <summary>Changes the last character of DE128.</summary>
    public static byte[] WithWrongMac(byte[] answer)
    {
        byte[] spoilt = [.. answer];
        spoilt[^1] = (byte)(spoilt[^1] == '0' ? '1' : '0');
        return spoilt;
    }

    /// <summary>Names another amount, under a right MAC.</summary>
    public static byte[] WithWrongAmount(byte[] answer, byte[] macKey) => With(answer, macKey, Field.Amount);

    /// <summary>Gives the response code 12, under a right MAC.</summary>
    public static byte[] WithRefusal(byte[] answer, byte[] macKey) => With(answer, macKey, Field.ResponseCode);

    private static byte[] With(byte[] answer, byte[] macKey, int changed)
    {
        var right = new Message(answer.Length);
        answer.CopyTo(right.Bytes, 0);
        right.Parse(answer.Length);
        var wrong = new Message(answer.Length);
        wrong.Begin(right.Mti);
        for (int index = 0; index < FieldTable.Count; index++)
        {
            int field = FieldTable.NumberAt(index);
            if (field == changed)
                wrong.PutNumber(field, field == Field.Amount ? (right.Number(field) + 1) % 1_000_000_000_000 : ResponseCode.InvalidTransaction);
            else if (right.Has(field) && field != Field.Mac)
                wrong.PutSame(field, right);
        }
        wrong.Seal(HostCrypto.Instance, macKey);
        return wrong.Bytes;
    }
}
