using System.Collections.Generic;
using Terminal.Acquirer;
using Terminal.Acquirer.Web;
using Terminal.Tests.Support;

namespace Terminal.Tests.Fuzz.Decoders;

/// <summary>The body of a request to the host over HTTPS on loopback, as it stands: what <see cref="HttpBody"/> tries a hundred times as often, with the web server before it.</summary>
internal sealed class HttpsBody : Decoder
{
    private readonly Counter _counter = Counter.OpenAsync(HttpBody.Unbounded).GetAwaiter().GetResult();

    public override string Name => "https-body";

    public override int Inputs => 10_000;

    public override IReadOnlyList<byte[]> Corpus => Testville.Requests;

    public override IReadOnlyList<byte[]> Words => [.. Testville.MessageWords, new byte[RequestHandler.BodyLimit], new byte[RequestHandler.BodyLimit - 1]];

    public override Outcome Run(byte[] input)
    {
        using var response = _counter.PostAsync(input).GetAwaiter().GetResult();
        byte[] body = response.Content.ReadAsByteArrayAsync().GetAwaiter().GetResult();
        int status = (int)response.StatusCode;
        if (input.Length > RequestHandler.BodyLimit)
        {
            Must(status == 413, "A body over the limit is refused with 413.");
            return Outcome.Refused;
        }

        return HttpBody.Check(status, body);
    }

    public override void Dispose() => _counter.DisposeAsync().AsTask().GetAwaiter().GetResult();
}
