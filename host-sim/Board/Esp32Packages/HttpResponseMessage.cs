extern alias framework;

using System.IO;
using Framework = framework::System.Net.Http;

namespace System.Net.Http;

/// <summary>The device's HttpResponseMessage over .NET's.</summary>
internal sealed class HttpResponseMessage : IDisposable
{
    private readonly Framework.HttpResponseMessage _response;

    internal HttpResponseMessage(Framework.HttpResponseMessage response)
    {
        _response = response;
        Content = new ReceivedContent(response.Content);
    }

    internal HttpStatusCode StatusCode => _response.StatusCode;

    internal HttpContent Content { get; }

    public void Dispose() => _response.Dispose();

    private sealed class ReceivedContent : HttpContent
    {
        private readonly Framework.HttpContent _content;

        internal ReceivedContent(Framework.HttpContent content) => _content = content;

        protected override void SerializeToStream(Stream stream) => _content.ReadAsStream().CopyTo(stream);

        protected override bool TryComputeLength(out long length)
        {
            length = _content.Headers.ContentLength ?? -1;
            return length >= 0;
        }
    }
}
