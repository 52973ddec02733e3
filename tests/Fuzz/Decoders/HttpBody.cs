using System.Collections.Generic;
using Terminal.Acquirer;
using Terminal.Acquirer.Web;
using Terminal.Tests.Support;

namespace Terminal.Tests.Fuzz.Decoders;

/// <summary>The body of a request to the host over HTTPS on loopback, as it stands.</summary>
internal sealed class HttpBody : Decoder
{
    private readonly Counter _counter = Counter.OpenAsync(new AcquirerHostOptions { RequestBurst = int.MaxValue, RequestsPerSecond = int.MaxValue }).GetAwaiter().GetResult();

    public override string Name => "http-body";

    public override int Inputs => 10_000;

    public override IReadOnlyList<byte[]> Corpus => Testville.Requests;

    public override IReadOnlyList<byte[]> Words => [.. Testville.MessageWords, new byte[AcquirerHost.BodyLimit], new byte[AcquirerHost.BodyLimit - 1]];

    public override Outcome Run(byte[] input)
    {
        using var response = _counter.PostAsync(input).GetAwaiter().GetResult();
        byte[] body = response.Content.ReadAsByteArrayAsync().GetAwaiter().GetResult();
        int status = (int)response.StatusCode;
        if (input.Length > AcquirerHost.BodyLimit)
        {
            Must(status == 413, "A body over the limit is refused with 413.");
            return Outcome.Refused;
        }

        return Host.Check(new Reply(status, status == 200 ? body : [], status == 200 ? "" : System.Text.Encoding.UTF8.GetString(body), false));
    }

    public override void Dispose() => _counter.DisposeAsync().AsTask().GetAwaiter().GetResult();
}
