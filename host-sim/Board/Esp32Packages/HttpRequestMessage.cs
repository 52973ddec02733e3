namespace System.Net.Http;

/// <summary>The device's HttpRequestMessage.</summary>
internal sealed class HttpRequestMessage : IDisposable
{
    internal HttpRequestMessage(HttpMethod method, string requestUri)
    {
        Method = method;
        RequestUri = new Uri(requestUri, UriKind.RelativeOrAbsolute);
    }

    internal HttpMethod Method { get; set; }

    internal Uri RequestUri { get; set; }

    internal HttpContent Content { get; set; } = null!;

    // As on the device, disposing the request leaves its content alone.
    public void Dispose()
    {
    }
}
