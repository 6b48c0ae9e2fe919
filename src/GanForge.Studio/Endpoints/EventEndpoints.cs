using System.Text.Json;
using GanForge.Studio.Runs;
using Microsoft.AspNetCore.Builder;
using Microsoft.AspNetCore.Http;
using Microsoft.AspNetCore.Routing;
using Microsoft.Extensions.Hosting;

namespace GanForge.Studio.Endpoints;

/// <summary>
/// The stream of server-sent events that names changed runs. Events hold only names and the page fetches the data, so
/// slow readers miss nothing, and stalled ones cost a few bytes until they are dropped.
/// </summary>
internal static class EventEndpoints
{
    private static readonly TimeSpan Silence = TimeSpan.FromSeconds(10);
    private static readonly TimeSpan Patience = TimeSpan.FromSeconds(10);

    public static void Map(IEndpointRouteBuilder web) => web.MapGet("/api/events", Stream);

    private static async Task Stream(HttpContext context, RunWatcher watch, IHostApplicationLifetime studio)
    {
        using var watcher = watch.Begin();
        try
        {
            using var stop = CancellationTokenSource.CreateLinkedTokenSource(
                context.RequestAborted,
                studio.ApplicationStopping
            );
            context.Response.ContentType = "text/event-stream";
            await Send(context, "retry: 1000\n\n", stop.Token);
            while (true)
            {
                await Send(context, await NextEvent(watcher, stop.Token), stop.Token);
            }
        }
        catch (OperationCanceledException)
        {
            // The page was closed or too slow, or the studio is shutting down.
        }
    }

    /// <summary>Returns the next event, or after a silence a comment, which reveals dropped connections.</summary>
    private static async Task<string> NextEvent(RunWatcher.Watcher watcher, CancellationToken cancellationToken)
    {
        using var waiting = CancellationTokenSource.CreateLinkedTokenSource(cancellationToken);
        waiting.CancelAfter(Silence);
        try
        {
            var (changed, gone) = await watcher.Next(waiting.Token);
            return $"event: runs\ndata: {JsonSerializer.Serialize(new { changed, gone }, JsonSerializerOptions.Web)}\n"
                + $"\n";
        }
        catch (OperationCanceledException) when (!cancellationToken.IsCancellationRequested)
        {
            return ": still here\n\n";
        }
    }

    private static async Task Send(HttpContext context, string text, CancellationToken cancellationToken)
    {
        using var sending = CancellationTokenSource.CreateLinkedTokenSource(cancellationToken);
        sending.CancelAfter(Patience);
        await context.Response.WriteAsync(text, sending.Token);
        await context.Response.Body.FlushAsync(sending.Token);
    }
}
