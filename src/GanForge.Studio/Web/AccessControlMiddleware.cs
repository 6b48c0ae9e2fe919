using System.Net;
using System.Security.Cryptography;
using System.Text;
using Microsoft.AspNetCore.Http;
using Microsoft.Net.Http.Headers;

namespace GanForge.Studio.Web;

/// <summary>
/// Rejects requests whose host name could be rebound to a stranger's domain (DNS rebinding), that come from other
/// sites, or that lack a required token: first in the URL, then in an HTTP-only, same-site cookie.
/// </summary>
internal sealed class AccessControlMiddleware(RequestDelegate next, StudioOptions options)
{
    private const string Parameter = "token";

    /// <summary>Handles or rejects a request.</summary>
    public Task InvokeAsync(HttpContext context)
    {
        var request = context.Request;
        if (!IsOurs(request.Host.Host))
        {
            throw new StudioException(
                StatusCodes.Status403Forbidden,
                $"The studio does not answer as {request.Host.Host}; open it by the address that it printed."
            );
        }

        if (!ComesFromHere(request))
            throw new StudioException(StatusCodes.Status403Forbidden, "The request comes from another site.");
        if (options.Token is not { } token)
            return next(context);
        if (Matches(request.Cookies[CookieName], token))
            return next(context);
        if (!Matches(request.Query[Parameter], token))
        {
            throw new StudioException(
                StatusCodes.Status401Unauthorized,
                "The studio needs its access token: open the address that it printed, with ?token=… at its end."
            );
        }

        context.Response.Cookies.Append(
            CookieName,
            token,
            new CookieOptions
            {
                HttpOnly = true,
                SameSite = Microsoft.AspNetCore.Http.SameSiteMode.Strict,
                Path = "/",
            }
        );
        // Remove the token from the address bar, where it would be visible and easily shared.
        context.Response.Redirect(
            request.Path + QueryString.Create(request.Query.Where(part => part.Key != Parameter))
        );
        return Task.CompletedTask;
    }

    // Cookies ignore ports: two studios on one host must not overwrite each other's cookie.
    private string CookieName => $"ganforge-{options.Port}";

    private bool IsOurs(string host)
    {
        var name = host.Trim('[', ']');
        if (name.Equals("localhost", StringComparison.OrdinalIgnoreCase))
            return true;
        if (IPAddress.TryParse(name, out var address))
            return IPAddress.IsLoopback(address) || !IPAddress.IsLoopback(options.Address);
        return !IPAddress.IsLoopback(options.Address)
            && name.Equals(Dns.GetHostName(), StringComparison.OrdinalIgnoreCase);
    }

    private static bool ComesFromHere(HttpRequest request)
    {
        if (
            request.Headers.TryGetValue(HeaderNames.Origin, out var origin)
            && origin != $"{request.Scheme}://{request.Host}"
        )
        {
            return false;
        }
        // Other sites may link here, but their scripts and images may not make requests.
        return request.Headers["Sec-Fetch-Site"].ToString() is "" or "same-origin" or "none"
            || (
                request.Headers["Sec-Fetch-Mode"] == "navigate"
                && request.Headers["Sec-Fetch-Dest"] == "document"
                && HttpMethods.IsGet(request.Method)
            );
    }

    private static bool Matches(string? given, string token) =>
        given is not null
        && CryptographicOperations.FixedTimeEquals(Encoding.UTF8.GetBytes(given), Encoding.UTF8.GetBytes(token));
}
