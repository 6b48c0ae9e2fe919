using System.Globalization;
using GanForge.Studio.Runs;
using GanForge.Studio.Web;
using Microsoft.AspNetCore.Builder;
using Microsoft.AspNetCore.Http;
using Microsoft.AspNetCore.Routing;
using Microsoft.Net.Http.Headers;

namespace GanForge.Studio.Endpoints;

/// <summary>Endpoints for the pages and their static files.</summary>
internal static class PageEndpoints
{
    public static void Map(IEndpointRouteBuilder web)
    {
        web.MapGet("/", context => Send(context, "runs.html"));
        web.MapGet("/new", context => Send(context, "new.html"));
        web.MapGet("/compare", context => Send(context, "compare.html"));
        web.MapGet("/runs/{name}", Run);
        web.MapGet("/runs/{name}/explorer", context => Send(context, "explorer.html"));
        web.MapGet("/runs/{name}/lesson", context => Send(context, "lesson.html"));
        web.MapGet("/game", context => Send(context, "game.html"));
        web.MapGet("/favicon.ico", context => Send(context, "icon.svg"));
        web.MapGet("/page/{**file}", (HttpContext context, string file) => Send(context, file));
    }

    /// <summary>Serves a run's page; a run's number, short for its name as on the command line, redirects.</summary>
    private static Task Run(HttpContext context, string name, RunCache cache)
    {
        if (!name.All(char.IsAsciiDigit) || cache.Folders.Any(run => run.Name == name))
            return Send(context, "run.html");
        var run =
            cache.Folders.LastOrDefault(run => run.Number.ToString(CultureInfo.InvariantCulture) == name)
            ?? throw new StudioException(StatusCodes.Status404NotFound, $"There is no run {name}.");
        context.Response.Redirect($"/runs/{Uri.EscapeDataString(run.Name)}");
        return Task.CompletedTask;
    }

    private static Task Send(HttpContext context, string name)
    {
        if (!PageFiles.All.TryGetValue(name, out var file))
            throw new StudioException(StatusCodes.Status404NotFound, $"There is no {name}.");
        var (request, response) = (context.Request, context.Response);
        response.Headers.CacheControl = "no-cache";
        response.Headers.ETag = file.Tag;
        response.Headers.Vary = HeaderNames.AcceptEncoding;
        if (request.Headers.IfNoneMatch == file.Tag)
        {
            response.StatusCode = StatusCodes.Status304NotModified;
            return Task.CompletedTask;
        }
        var compresses = request.Headers.AcceptEncoding.ToString().Contains("br", StringComparison.Ordinal);
        if (compresses)
            response.Headers.ContentEncoding = "br";
        response.ContentType = file.ContentType;
        var bytes = compresses ? file.Compressed : file.Bytes;
        response.ContentLength = bytes.Length;
        return response.Body.WriteAsync(bytes, context.RequestAborted).AsTask();
    }
}
