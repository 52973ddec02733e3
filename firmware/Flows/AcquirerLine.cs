using Terminal.Core.Keys;
using Terminal.Core.Messages;
using Terminal.Core.Ports;

namespace Terminal.Flows;

/// <summary>One exchange with the acquirer: the request is sealed and sent, the answer judged. Both buffers are reused.</summary>
public sealed class AcquirerLine
{
    private readonly IHostLink _host;
    private readonly ICrypto _crypto;
    private readonly KeyRing _keys;
    private readonly HostTime _time;

    /// <summary>Talks over a link under the terminal's keys, and hears the time in every answer.</summary>
    public AcquirerLine(IHostLink host, ICrypto crypto, KeyRing keys, HostTime time)
    {
        _host = host;
        _crypto = crypto;
        _keys = keys;
        _time = time;
    }

    /// <summary>The message to be sent.</summary>
    public Message Request { get; } = new Message(Message.TerminalCapacity);

    /// <summary>The answer; of use only after <see cref="LineResult.Answered"/>.</summary>
    public Message Answer { get; } = new Message(Message.TerminalCapacity);

    /// <summary>The answer's response code (field 39), 0 to 99; -1 when it is not a number.</summary>
    public int ResponseCode => (int)Answer.Number(Field.ResponseCode);

    /// <summary>What came of the last exchange.</summary>
    public LineResult Result { get; private set; }

    /// <summary>Sends <see cref="Request"/> and judges what comes back. The request may hold card data: it is wiped.</summary>
    public LineResult Exchange()
    {
        Request.Seal(_crypto, _keys.MessageMac);
        Delivery delivery = _host.Exchange(Request.Bytes, Request.Length, Answer.Bytes, out int length);
        Result = delivery switch
        {
            Delivery.NotSent => LineResult.NotSent,
            Delivery.Answer => Judge(length),
            _ => LineResult.NoAnswer,
        };
        if (Result == LineResult.Answered)
        {
            _time.Hear(Answer);
        }

        Request.Clear();
        return Result;
    }

    private LineResult Judge(int length) => Answers.Judge(Request, Answer, length, _crypto, _keys.MessageMac) switch
    {
        AnswerFit.Fits => LineResult.Answered,
        AnswerFit.WrongMac => LineResult.WrongMac,
        AnswerFit.ChangedAmount => LineResult.ChangedAmount,
        _ => LineResult.WrongAnswer,
    };
}
