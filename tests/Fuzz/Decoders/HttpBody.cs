using System.Collections.Generic;
using System.IO;
using System.Net;
using System.Text;
using System.Threading;
using System.Threading.Tasks;
using Microsoft.AspNetCore.Http;
using Terminal.Acquirer;
using Terminal.Acquirer.Web;
using Terminal.Tests.Support;

namespace Terminal.Tests.Fuzz.Decoders;

/// <summary>
/// The body of a request to the host as the web server hands it over, up to the limit that the web server keeps: read in pieces, judged and answered. The bytes are as they stand,
/// without a right DE128; <see cref="Host"/> gives them one.
/// </summary>
internal sealed class HttpBody : Decoder
{
    private readonly Town _town = new();
    private readonly RequestHandler _handler;
    private readonly MemoryStream _answer = new(4096);

    public HttpBody() => _handler = new RequestHandler(_town.Host, Unbounded);

    /// <summary>As many requests as come.</summary>
    public static AcquirerHostOptions Unbounded { get; } = new() { RequestBurst = int.MaxValue, RequestsPerSecond = int.MaxValue };

    public override string Name => "http-body";

    public override IReadOnlyList<byte[]> Corpus => Testville.Requests;

    public override IReadOnlyList<byte[]> Words => [.. Testville.MessageWords, new byte[RequestHandler.BodyLimit], new byte[RequestHandler.BodyLimit - 1]];

    public override Outcome Run(byte[] input)
    {
        var context = new DefaultHttpContext();
        context.Connection.RemoteIpAddress = IPAddress.Loopback;
        context.Request.Method = "POST";
        context.Request.Path = "/iso8583";
        context.Request.ContentType = "application/octet-stream";
        context.Request.Body = new Pieces(input[..Math.Min(input.Length, RequestHandler.BodyLimit)]);
        context.Response.Body = _answer;
        _answer.SetLength(0);
        _handler.HandleAsync(context).GetAwaiter().GetResult();
        return Check(context.Response.StatusCode, _answer.ToArray());
    }

    public override void Dispose()
    {
        _handler.DisposeAsync().AsTask().GetAwaiter().GetResult();
        _town.Dispose();
    }

    /// <summary>What an answer to a body within the limit may be.</summary>
    public static Outcome Check(int status, byte[] body) =>
        Host.Check(new Reply(status, status == 200 ? body : [], status == 200 ? "" : Encoding.UTF8.GetString(body), false));

    // What comes over a line comes as it likes: here in pieces of as many bytes as the first one says.
    private sealed class Pieces(byte[] body) : MemoryStream(body)
    {
        private readonly int _piece = body.Length == 0 ? 1 : 1 + body[0] % 64 * 32;

        public override ValueTask<int> ReadAsync(Memory<byte> buffer, CancellationToken cancellation = default) =>
            base.ReadAsync(buffer[..Math.Min(buffer.Length, _piece)], cancellation);
    }
}
