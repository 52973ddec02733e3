using System;
using System.Threading.Tasks;
using Microsoft.AspNetCore.Http;

namespace Terminal.Bench;

/// <summary>
/// Lets in nobody but the page itself: a Host other than this one's loopback names is a DNS rebinding, a foreign Origin another site's
/// page. The bench has no log-in, so this is what keeps other sites in the same browser off its keys.
/// </summary>
internal static class OwnPageOnly
{
    private const string ContentSecurityPolicy =
        "default-src 'none'; script-src 'self'; style-src 'self'; img-src 'self' data:; connect-src 'self'; base-uri 'none'; form-action 'none'; frame-ancestors 'none'";

    /// <summary>Refuses foreign requests with 403 and sets the headers of every answer.</summary>
    public static Task Check(HttpContext context, RequestDelegate next)
    {
        IHeaderDictionary headers = context.Response.Headers;
        headers.ContentSecurityPolicy = ContentSecurityPolicy;
        headers.XContentTypeOptions = "nosniff";
        headers.CacheControl = "no-store";
        headers["Referrer-Policy"] = "no-referrer";
        headers["Cross-Origin-Resource-Policy"] = "same-origin";

        string host = context.Request.Host.Value ?? "";
        int port = context.Connection.LocalPort;
        if (host != $"127.0.0.1:{port}" && host != $"localhost:{port}")
            return Refuse(context, "This bench answers to 127.0.0.1 and localhost only.");

        string origin = context.Request.Headers.Origin.ToString();
        if (origin.Length > 0 && origin != "http://" + host)
            return Refuse(context, "The bench takes requests from its own page only.");

        string site = context.Request.Headers["Sec-Fetch-Site"].ToString();
        if (site.Length > 0 && site is not ("same-origin" or "none") && context.Request.Path.StartsWithSegments("/api", StringComparison.Ordinal))
            return Refuse(context, "The bench takes requests from its own page only.");

        return next(context);
    }

    private static Task Refuse(HttpContext context, string why)
    {
        context.Response.StatusCode = StatusCodes.Status403Forbidden;
        return context.Response.WriteAsync(why);
    }
}
