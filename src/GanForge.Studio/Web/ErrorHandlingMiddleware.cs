using GanForge.Data;
using GanForge.Gans.Settings;
using Microsoft.AspNetCore.Http;

namespace GanForge.Studio.Web;

/// <summary>Sets what every answer carries, and turns whatever goes wrong into one sentence of JSON, or a page.</summary>
internal sealed class ErrorHandlingMiddleware(RequestDelegate next)
{
    /// <summary>Scripts, styles and pictures only from here; nothing inline, no frames, no plug-ins.</summary>
    private const string ContentPolicy =
        "default-src 'none'; script-src 'self'; style-src 'self'; img-src 'self' blob: data:; connect-src 'self'; base-uri 'none'; form-action 'none'; frame-ancestors 'none'";

    private const string NotAsSent = "The request is not as the studio's pages send it.";

    /// <summary>Answers.</summary>
    public async Task InvokeAsync(HttpContext context)
    {
        var headers = context.Response.Headers;
        headers.ContentSecurityPolicy = ContentPolicy;
        headers.XContentTypeOptions = "nosniff";
        headers["Referrer-Policy"] = "no-referrer";
        headers["Cross-Origin-Opener-Policy"] = "same-origin";
        headers["Cross-Origin-Resource-Policy"] = "same-origin";
        headers.CacheControl = "no-store";
        try
        {
            await next(context);
            if (context.Response is { HasStarted: false, StatusCode: >= 400 and var status })
                await Say(context, status, status == StatusCodes.Status404NotFound ? "There is no such page." : NotAsSent);
        }
        catch (Exception) when (context.RequestAborted.IsCancellationRequested)
        {
            // The browser has gone; there is nobody to tell.
        }
        catch (Exception problem) when (!context.Response.HasStarted)
        {
            await Say(context, StatusOf(problem), SentenceOf(problem));
        }
    }

    private static int StatusOf(Exception problem) => problem switch
    {
        StudioException studio => studio.Status,
        BadHttpRequestException request => request.StatusCode,
        DatasetUnavailableException { IsFailedDownload: true } => StatusCodes.Status502BadGateway,
        UserErrorException or DatasetUnavailableException or DataFormatException => StatusCodes.Status400BadRequest,
        FileNotFoundException or DirectoryNotFoundException => StatusCodes.Status404NotFound,
        _ => StatusCodes.Status500InternalServerError,
    };

    private static string SentenceOf(Exception problem) => problem switch
    {
        StudioException or UserErrorException or DatasetUnavailableException or DataFormatException => problem.Message,
        BadHttpRequestException { StatusCode: StatusCodes.Status413PayloadTooLarge } => $"The request is larger than {StudioOptions.MaxBodyBytes >> 20} MB.",
        BadHttpRequestException => NotAsSent,
        FileNotFoundException or DirectoryNotFoundException => "The file is no longer there.",
        _ => $"The studio failed: {problem.Message}",
    };

    /// <summary>Programs get JSON; whoever reads gets a page where an address is wrong.</summary>
    private static Task Say(HttpContext context, int status, string sentence)
    {
        context.Response.StatusCode = status;
        context.Response.ContentLength = null;
        if (status == StatusCodes.Status404NotFound && context.Request.Headers.Accept.ToString().Contains("text/html", StringComparison.Ordinal))
        {
            var page = PageFiles.All["missing.html"];
            context.Response.ContentType = page.ContentType;
            return context.Response.Body.WriteAsync(page.Bytes, context.RequestAborted).AsTask();
        }
        return context.Response.WriteAsJsonAsync(new { error = sentence }, context.RequestAborted);
    }
}
