using System.Linq;
using Terminal.Core.Keys;
using Terminal.Core.Messages;
using Terminal.Core.Ports;

namespace Terminal.Tests.DeviceCost;

/// <summary>The other end of the line: approves everything, at no cost to the terminal.</summary>
internal sealed class Acquirer(ICrypto crypto, KeyRing keys) : IHostLink
{
    private readonly Message _request = new(Message.TerminalCapacity);
    private readonly Message _answer = new(Message.TerminalCapacity);
    private readonly TagList _tags = new(100);

    public Delivery Exchange(byte[] request, int requestLength, byte[] response, out int responseLength)
    {
        int length = 0;
        Tally.Aside(() =>
        {
            request.AsSpan(0, requestLength).CopyTo(_request.Bytes);
            Assert.AreEqual(ParseResult.Ok, _request.Parse(requestLength));
            Answer();
            _answer.Bytes.AsSpan(0, _answer.Length).CopyTo(response);
            length = _answer.Length;
        });
        responseLength = length;
        return Delivery.Answer;
    }

    // There is no stop list: the terminal asks again in an hour.
    public int Fetch(string path, int offset, byte[] buffer, int count) => FetchStatus.Refused;

    private void Answer()
    {
        bool isSignOn = _request.Mti == Mti.Network;
        _answer.Begin(Mti.AnswerTo(_request.Mti));
        foreach (int field in new[] { Field.ProcessingCode, Field.Amount, Field.TransmissionTime, Field.Stan, Field.RetrievalReference }.Where(_request.Has))
            _answer.PutSame(field, _request);
        if (_request.Mti == Mti.Financial)
            _answer.PutText(Field.ApprovalCode, "AB12CD");
        _answer.PutNumber(Field.ResponseCode, 0);
        _answer.PutSame(Field.Terminal, _request);
        _tags.Clear();
        _tags.PutText(Tag.HostTime, "20260101120000");
        _tags.PutNumber(Tag.MacKeyVersion, 1);
        if (isSignOn)
            _tags.PutText(Tag.Position, "A10000010000000000");
        _answer.PutTags(_tags);
        _answer.PutSame(isSignOn ? Field.NetworkCode : Field.Currency, _request);
        _answer.Seal(crypto, keys.MessageMac);
    }
}
