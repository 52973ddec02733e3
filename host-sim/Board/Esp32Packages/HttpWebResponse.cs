extern alias framework;

using System.IO;
using System.Linq;
using Framework = framework::System.Net.Http;

namespace System.Net;

/// <summary>The device's HttpWebResponse over .NET's answer. Its stream throws where an answer ends before its length, as on the device.</summary>
internal sealed class HttpWebResponse : WebResponse
{
    private readonly Framework.HttpResponseMessage _response;

    internal HttpWebResponse(Framework.HttpResponseMessage response) => _response = response;

    internal HttpStatusCode StatusCode => _response.StatusCode;

    internal override long ContentLength => _response.Content.Headers.ContentLength ?? -1;

    internal string GetResponseHeader(string headerName) =>
        _response.Headers.Concat(_response.Content.Headers).FirstOrDefault(header => string.Equals(header.Key, headerName, StringComparison.OrdinalIgnoreCase)).Value?.First() ?? "";

    internal override Stream GetResponseStream() => _response.Content.ReadAsStream();

    protected override void Dispose(bool disposing) => _response.Dispose();
}
