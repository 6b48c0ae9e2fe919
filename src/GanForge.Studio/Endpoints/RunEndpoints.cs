using System.Text.RegularExpressions;
using GanForge.Runs.Folder;
using GanForge.Studio.Runs;
using GanForge.Studio.Web;
using Microsoft.AspNetCore.Builder;
using Microsoft.AspNetCore.Http;
using Microsoft.AspNetCore.Routing;

namespace GanForge.Studio.Endpoints;

/// <summary>Endpoints for the list of runs, a single run, its curves and its files.</summary>
internal static partial class RunEndpoints
{
    private const int MaxPoints = 4_000;

    private static readonly Dictionary<string, string> Types = new()
    {
        [".png"] = "image/png",
        [".gif"] = "image/gif",
        [".svg"] = "image/svg+xml",
        [".html"] = "text/html; charset=utf-8",
        [".txt"] = "text/plain; charset=utf-8",
        [".json"] = "application/json",
        [".jsonl"] = "application/x-ndjson",
        [".safetensors"] = "application/octet-stream",
    };

    public static void Map(IEndpointRouteBuilder web)
    {
        web.MapGet("/api/runs", (RunCache cache) => Results.Json(cache.Cards));
        web.MapGet(
            "/api/runs/{name}",
            (string name, RunCache cache) => Results.Json(RunView.From(cache.Find(name), cache))
        );
        web.MapGet("/api/runs/{name}/curves", Curves);
        web.MapGet("/api/runs/{name}/files/{**file}", File);
    }

    private static IResult Curves(
        string name,
        RunCache cache,
        CurveCache curves,
        long from = 0,
        long to = long.MaxValue,
        int points = 600
    )
    {
        if (points is < 2 or > MaxPoints || from < 0 || to < from)
        {
            throw new StudioException(
                StatusCodes.Status400BadRequest,
                $"Curves have 2 to {MaxPoints} points between two steps."
            );
        }

        var (series, problem) = curves.Of(cache.Find(name), from, to, points);
        return Results.Json(new { series, problem });
    }

    private static IResult File(string name, string file, HttpContext context, RunCache cache, bool download = false)
    {
        var run = cache.Find(name);
        var path = Path.Combine(run.Path, file);
        if (
            !FileName().IsMatch(file)
            || !Types.TryGetValue(Path.GetExtension(file), out var type)
            || !System.IO.File.Exists(path)
            || LeadsAway(run, path)
        )
        {
            throw new StudioException(StatusCodes.Status404NotFound, $"The run {name} has no file {file}.");
        }
        // A report embeds its styles and pictures; allow those and nothing else.
        if (
            type.StartsWith("text/html", StringComparison.Ordinal) || type.EndsWith("svg+xml", StringComparison.Ordinal)
        )
        {
            context.Response.Headers.ContentSecurityPolicy =
                "sandbox; default-src 'none'; style-src 'unsafe-inline'; img-src data:";
        }

        context.Response.Headers.CacheControl = "no-cache";
        var stream = new FileStream(path, FileMode.Open, FileAccess.Read, FileShare.ReadWrite | FileShare.Delete);
        var written = System.IO.File.GetLastWriteTimeUtc(path);
        return Results.File(
            stream,
            type,
            download ? $"{run.Name}-{Path.GetFileName(file)}" : null,
            written,
            new Microsoft.Net.Http.Headers.EntityTagHeaderValue($"\"{written.Ticks:x}-{stream.Length:x}\""),
            enableRangeProcessing: true
        );
    }

    /// <summary>True if the file or its folder is a link, whose target may lie outside the run.</summary>
    private static bool LeadsAway(RunFolder run, string path)
    {
        for (
            FileSystemInfo? part = new FileInfo(path);
            part is not null && part.FullName != run.Path;
            part = Directory.GetParent(part.FullName)
        )
        {
            if (part.LinkTarget is not null)
                return true;
        }
        return false;
    }

    [GeneratedRegex(@"^((plots|checkpoints)/)?[A-Za-z0-9][A-Za-z0-9_-]*\.[a-z]+$")]
    private static partial Regex FileName();
}
