using System.IO;
using System.Net.Http.Headers;

namespace System.Net.Http;

/// <summary>The device's HttpContent: what a request sends or an answer brings.</summary>
internal abstract class HttpContent : IDisposable
{
    private HttpContentHeaders? _headers;

    internal HttpContentHeaders Headers => _headers ??= new HttpContentHeaders(this);

    internal void CopyTo(Stream stream) => SerializeToStream(stream);

    internal long ComputedLength() => TryComputeLength(out long length) ? length : -1;

    public void Dispose() => Dispose(true);

    protected abstract bool TryComputeLength(out long length);

    protected abstract void SerializeToStream(Stream stream);

    protected virtual void Dispose(bool disposing)
    {
    }
}
