using System.Collections.Generic;
using System.Linq;
using Terminal.Core.Messages;

namespace Terminal.Tests.Fuzz.Decoders;

/// <summary>An answer of the host, as it came and under a right DE128, judged against each request of the terminal.</summary>
internal sealed class Answer : Decoder
{
    private static readonly int[] Compared = [Field.Stan, Field.TransmissionTime, Field.Terminal, Field.RetrievalReference, Field.ProcessingCode];
    private readonly Message[] _requests = Testville.Requests.Select(Testville.Parsed).ToArray();
    private readonly Message _answer = new(Message.TerminalCapacity);

    public override string Name => "answer";

    public override IReadOnlyList<byte[]> Corpus => Testville.Answers;

    public override IReadOnlyList<byte[]> Words => Testville.MessageWords;

    public override Outcome Run(byte[] input)
    {
        // The line takes no more than there is room for.
        input = input[..Math.Min(input.Length, Message.TerminalCapacity)];
        Judge(input, _requests[0]);
        byte[] genuine = Testville.Sealed(input);
        return _requests.Count(request => Judge(genuine, request) == AnswerFit.Fits) > 0 ? Outcome.Accepted : Outcome.Refused;
    }

    private AnswerFit Judge(byte[] input, Message request)
    {
        input.CopyTo(_answer.Bytes, 0);
        var fit = Answers.Judge(request, _answer, input.Length, Testville.Crypto, Testville.Keys.MessageMac);
        Must(Enum.IsDefined(fit), "The judgement is one of five.");
        Must(fit is not (AnswerFit.Fits or AnswerFit.ChangedAmount) || Compared.All(field => _answer.Has(field) == request.Has(field) && (!request.Has(field) || _answer.SameField(request, field))),
            "An answer names its request.");
        Must(fit != AnswerFit.Fits || !request.Has(Field.Amount) || _answer.SameField(request, Field.Amount), "An answer that fits has the amount of its request.");
        return fit;
    }
}
