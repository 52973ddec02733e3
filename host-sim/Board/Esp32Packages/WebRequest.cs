using System.IO;

namespace System.Net;

/// <summary>The device's WebRequest, which makes requests of HTTP only.</summary>
internal abstract class WebRequest : IDisposable
{
    internal virtual string Method { get; set; } = "GET";

    internal virtual string? ContentType { get; set; }

    internal virtual long ContentLength { get; set; } = -1;

    /// <summary>Milliseconds; as on the device, the wait for the answer's headers, connecting apart.</summary>
    internal virtual int Timeout { get; set; } = Threading.Timeout.Infinite;

    internal static WebRequest Create(string requestUriString) => new HttpWebRequest(new Uri(requestUriString));

    internal abstract Stream GetRequestStream();

    internal abstract WebResponse GetResponse();

    public void Dispose() => Dispose(true);

    protected abstract void Dispose(bool disposing);
}
