using GanForge.Data;
using GanForge.Gans.Settings;
using Microsoft.AspNetCore.Http;

namespace GanForge.Studio.Web;

/// <summary>Sets the common response headers and turns errors into one sentence of JSON, or a page.</summary>
internal sealed class ErrorHandlingMiddleware(RequestDelegate next)
{
    /// <summary>
    /// Allows only scripts, styles and images from this server; nothing inline, no frames, no plug-ins.
    /// </summary>
    private const string ContentPolicy =
        "default-src 'none'; script-src 'self'; style-src 'self'; img-src 'self' blob: data:; connect-src "
        + "'self'; base-uri 'none'; form-action 'none'; frame-ancestors 'none'";

    private const string NotAsSent = "The request is not as the studio's pages send it.";

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
            {
                await Say(
                    context,
                    status,
                    status == StatusCodes.Status404NotFound ? "There is no such page." : NotAsSent
                );
            }
        }
        catch (Exception) when (context.RequestAborted.IsCancellationRequested)
        {
            // The browser has disconnected, so there is nobody to answer.
        }
        catch (Exception problem) when (!context.Response.HasStarted)
        {
            await Say(context, StatusOf(problem), SentenceOf(problem));
        }
    }

    private static int StatusOf(Exception problem) =>
        problem switch
        {
            StudioException studio => studio.Status,
            BadHttpRequestException request => request.StatusCode,
            DatasetUnavailableException { IsFailedDownload: true } => StatusCodes.Status502BadGateway,
            UserErrorException or DatasetUnavailableException or DataFormatException => StatusCodes.Status400BadRequest,
            FileNotFoundException or DirectoryNotFoundException => StatusCodes.Status404NotFound,
            _ => StatusCodes.Status500InternalServerError,
        };

    private static string SentenceOf(Exception problem) =>
        problem switch
        {
            StudioException or UserErrorException or DatasetUnavailableException or DataFormatException =>
                problem.Message,
            BadHttpRequestException { StatusCode: StatusCodes.Status413PayloadTooLarge } =>
                $"The request is larger than {StudioOptions.MaxBodyBytes >> 20} MB.",
            BadHttpRequestException => NotAsSent,
            FileNotFoundException or DirectoryNotFoundException => "The file is no longer there.",
            _ => $"The studio failed: {problem.Message}",
        };

    /// <summary>Responds with JSON to programs, and with a page to people who follow a wrong address.</summary>
    private static Task Say(HttpContext context, int status, string sentence)
    {
        context.Response.StatusCode = status;
        context.Response.ContentLength = null;
        if (
            status == StatusCodes.Status404NotFound
            && context.Request.Headers.Accept.ToString().Contains("text/html", StringComparison.Ordinal)
        )
        {
            var page = PageFiles.All["missing.html"];
            context.Response.ContentType = page.ContentType;
            return context.Response.Body.WriteAsync(page.Bytes, context.RequestAborted).AsTask();
        }
        return context.Response.WriteAsJsonAsync(new { error = sentence }, context.RequestAborted);
    }
}
