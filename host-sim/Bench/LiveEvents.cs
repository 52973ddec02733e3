using System;
using System.Text.Json;
using System.Threading;
using System.Threading.Tasks;
using Microsoft.AspNetCore.Http;

namespace Terminal.Bench;

/// <summary>The stream of server-sent events: first everything, then whatever changes. A page that lost the line begins anew, so it misses nothing.</summary>
internal static class LiveEvents
{
    private static readonly TimeSpan Frame = TimeSpan.FromMilliseconds(15);
    private static readonly TimeSpan Silence = TimeSpan.FromSeconds(15);

    /// <summary>Tells one page until it goes away or the bench stops.</summary>
    public static async Task Tell(HttpContext context, View view, CancellationToken stopping)
    {
        using var ending = CancellationTokenSource.CreateLinkedTokenSource(context.RequestAborted, stopping);
        HttpResponse response = context.Response;
        response.ContentType = "text/event-stream";
        try
        {
            await Send(response, "begin", new
            {
                view.Cards,
                view.ZoneMinutes,
                view.MerchantPassword,
                view.EngineerPassword,
                Now = DateTimeOffset.UtcNow.ToUnixTimeMilliseconds(),
            }, ending.Token);
            long version = 0;
            bool first = true;
            while (true)
            {
                Task changed = view.Changed;
                foreach ((string name, object value) in view.Since(ref version))
                    await Send(response, name, value, ending.Token);
                if (first)
                    await Send(response, "told", new { }, ending.Token);
                first = false;
                await response.Body.FlushAsync(ending.Token);

                // What changes within one frame is drawn once.
                await Task.Delay(Frame, ending.Token);
                if (await Task.WhenAny(changed, Task.Delay(Silence, ending.Token)) != changed)
                    await response.WriteAsync(": nothing new\n\n", ending.Token);
            }
        }
        catch (OperationCanceledException)
        {
            // The page was closed, or the bench stops: both are the ordinary end of this stream.
        }
    }

    private static Task Send(HttpResponse response, string name, object value, CancellationToken ending) =>
        response.WriteAsync($"event: {name}\ndata: {JsonSerializer.Serialize(value, JsonSerializerOptions.Web)}\n\n", ending);
}
