namespace System.Net.Http.Headers;

/// <summary>The device's HttpContentHeaders.</summary>
internal sealed class HttpContentHeaders
{
    private readonly HttpContent _content;

    internal HttpContentHeaders(HttpContent content) => _content = content;

    /// <summary>Bytes, or -1 when they are not known beforehand.</summary>
    internal long ContentLength => _content.ComputedLength();

    internal Http.Headers.MediaTypeHeaderValue? ContentType { get; set; }
}
