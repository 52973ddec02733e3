namespace System.Net;

/// <summary>The device's WebResponse.</summary>
internal abstract class WebResponse : IDisposable
{
    public void Dispose() => Dispose(true);

    protected abstract void Dispose(bool disposing);
}
