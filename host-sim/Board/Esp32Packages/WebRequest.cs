using System.IO;

namespace System.Net;

/// <summary>The device's WebRequest, which makes requests of HTTP only.</summary>
internal abstract class WebRequest : IDisposable
{
    internal static WebRequest Create(string requestUriString) => new HttpWebRequest(new Uri(requestUriString));

    internal abstract Stream GetRequestStream();

    internal abstract WebResponse GetResponse();

    public void Dispose() => Dispose(true);

    protected abstract void Dispose(bool disposing);
}
