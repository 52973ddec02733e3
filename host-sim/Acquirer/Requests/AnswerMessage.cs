using System;
using System.Globalization;
using System.Linq;
using Terminal.Acquirer.Storage;
using Terminal.Core.Messages;

namespace Terminal.Acquirer.Requests;

/// <summary>An answer in the making: echoes what its type echoes, then adds the code, the approval and the tags.</summary>
internal sealed class AnswerMessage
{
    private static readonly int[] Echoed =
    [
        Field.ProcessingCode, Field.Amount, Field.TransmissionTime, Field.Stan, Field.RetrievalReference, Field.Terminal, Field.Currency,
        Field.SettlementCurrency, Field.NetworkCode, Field.MessageNumber, Field.LastMessage,
    ];

    public required string Code { get; init; }

    /// <summary>Six characters for DE38; empty for none.</summary>
    public string Approval { get; init; } = "";

    /// <summary>For tag 12; 0 for none.</summary>
    public long NewestList { get; init; }

    /// <summary>For tag 13; empty for none.</summary>
    public string NewestParameters { get; init; } = "";

    /// <summary>For tag 14; empty for none.</summary>
    public string Position { get; init; } = "";

    /// <summary>For tag 17; empty for none.</summary>
    public string Issuer { get; init; } = "";

    /// <summary>For DE63 of a settlement's answer, which has it whatever its code.</summary>
    public string HostTotals { get; init; } = Totals.None;

    /// <summary>For DE66 of a settlement's answer, which has it whatever its code.</summary>
    public long Settlement { get; init; } = SettlementCode.Difference;

    /// <summary>Builds the answer under the key version that the request names.</summary>
    /// <param name="request">The request; fields that it lacks or garbles are not echoed.</param>
    /// <param name="macKey">The terminal's message key.</param>
    /// <param name="now">The host's time.</param>
    public byte[] Build(Request request, byte[] macKey, DateTimeOffset now)
    {
        int mti = Mti.AnswerTo(request.Mti);
        var message = new Message(Message.TerminalCapacity);
        message.Begin(mti);
        for (int field = 2; field < Field.Mac; field++)
        {
            if (field == Field.ApprovalCode && Approval.Length > 0)
                message.PutText(field, Approval);
            else if (field == Field.ResponseCode)
                message.PutText(field, Code);
            else if (field == Field.PrivateData)
                message.PutTags(Tags(now));
            else if (field == Field.Totals && mti == Mti.SettlementAnswer)
                message.PutText(field, HostTotals);
            else if (field == Field.SettlementCode && mti == Mti.SettlementAnswer)
                message.PutNumber(field, Settlement);
            else if (IsEchoed(field, mti) && request.Walk.Good(field) is { } found)
                message.Put(field, request.Bytes, found.Offset, found.Length);
        }
        message.Seal(HostCrypto.Instance, macKey);
        return message.Bytes[..message.Length];
    }

    private static bool IsEchoed(int field, int mti) =>
        Echoed.Contains(field) || (field == Field.Batch && mti is Mti.UploadAnswer or Mti.SettlementAnswer);

    private TagList Tags(DateTimeOffset now)
    {
        var tags = new TagList(200);
        tags.PutText(Tag.HostTime, Times.Host(now));
        tags.PutText(Tag.MacKeyVersion, TerminalFiles.KeyVersion.ToString("D2", CultureInfo.InvariantCulture));
        if (NewestList > 0)
            tags.PutNumber(Tag.NewestList, NewestList);
        if (NewestParameters.Length > 0)
            tags.PutText(Tag.NewestParameters, NewestParameters);
        if (Position.Length > 0)
            tags.PutText(Tag.Position, Position);
        if (Issuer.Length > 0)
            tags.PutText(Tag.IssuerName, Issuer);
        return tags;
    }
}
