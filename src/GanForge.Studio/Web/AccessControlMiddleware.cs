using System.Net;
using System.Security.Cryptography;
using System.Text;
using Microsoft.AspNetCore.Http;
using Microsoft.Net.Http.Headers;

namespace GanForge.Studio.Web;

/// <summary>
/// Lets in whom the studio is for. The host's name must be one that no stranger's domain can be made to stand for (DNS
/// rebinding), the page that asks must be the studio's own, and where there is a token the browser must have brought it:
/// once in the address, from then on in a cookie that scripts cannot read and other sites' requests do not carry.
/// </summary>
internal sealed class AccessControlMiddleware(RequestDelegate next, StudioOptions options)
{
    private const string Parameter = "token";

    /// <summary>Answers, or refuses.</summary>
    public Task InvokeAsync(HttpContext context)
    {
        var request = context.Request;
        if (!IsOurs(request.Host.Host))
            throw new StudioException(StatusCodes.Status403Forbidden, $"The studio does not answer as {request.Host.Host}; open it by the address that it printed.");
        if (!ComesFromHere(request))
            throw new StudioException(StatusCodes.Status403Forbidden, "The request comes from another site.");
        if (options.Token is not { } token)
            return next(context);
        if (Matches(request.Cookies[CookieName], token))
            return next(context);
        if (!Matches(request.Query[Parameter], token))
            throw new StudioException(StatusCodes.Status401Unauthorized, "The studio needs its access token: open the address that it printed, with ?token=… at its end.");
        context.Response.Cookies.Append(CookieName, token, new CookieOptions { HttpOnly = true, SameSite = Microsoft.AspNetCore.Http.SameSiteMode.Strict, Path = "/" });
        // The token does not stay in the address bar, where it would be shown and shared.
        context.Response.Redirect(request.Path + QueryString.Create(request.Query.Where(part => part.Key != Parameter)));
        return Task.CompletedTask;
    }

    // Cookies know no ports: two studios on one host must not overwrite each other's.
    private string CookieName => $"ganforge-{options.Port}";

    private bool IsOurs(string host)
    {
        var name = host.Trim('[', ']');
        if (name.Equals("localhost", StringComparison.OrdinalIgnoreCase))
            return true;
        if (IPAddress.TryParse(name, out var address))
            return IPAddress.IsLoopback(address) || !IPAddress.IsLoopback(options.Address);
        return !IPAddress.IsLoopback(options.Address) && name.Equals(Dns.GetHostName(), StringComparison.OrdinalIgnoreCase);
    }

    private static bool ComesFromHere(HttpRequest request)
    {
        if (request.Headers.TryGetValue(HeaderNames.Origin, out var origin) && origin != $"{request.Scheme}://{request.Host}")
            return false;
        // A link on another site may lead here; its scripts and pictures may not ask for anything.
        return request.Headers["Sec-Fetch-Site"].ToString() is "" or "same-origin" or "none"
            || (request.Headers["Sec-Fetch-Mode"] == "navigate" && request.Headers["Sec-Fetch-Dest"] == "document" && HttpMethods.IsGet(request.Method));
    }

    private static bool Matches(string? given, string token) =>
        given is not null && CryptographicOperations.FixedTimeEquals(Encoding.UTF8.GetBytes(given), Encoding.UTF8.GetBytes(token));
}
