using System.IO;

namespace System.Net;

/// <summary>The device's WebResponse.</summary>
internal abstract class WebResponse : IDisposable
{
    /// <summary>Bytes, or -1 when the answer does not say.</summary>
    internal abstract long ContentLength { get; }

    internal abstract Stream GetResponseStream();

    public void Dispose() => Dispose(true);

    protected abstract void Dispose(bool disposing);
}
