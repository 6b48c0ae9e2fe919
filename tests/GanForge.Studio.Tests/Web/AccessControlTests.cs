using System.Net;
using GanForge.Gans.Settings;
using GanForge.Studio.Web;

namespace GanForge.Studio.Tests;

public class AccessControlTests
{
    [Theory]
    [InlineData("evil.example")]
    [InlineData("evil.example:80")]
    [InlineData("localhost.evil.example")]
    [InlineData("192.168.0.7")]
    public async Task A_request_with_a_foreign_host_header_is_refused(string host)
    {
        await using var studio = await OpenStudio.Open();
        using var request = new HttpRequestMessage(HttpMethod.Get, "/api/runs") { Headers = { Host = host } };
        (await studio.Refused(request)).Status.ShouldBe(HttpStatusCode.Forbidden);
    }

    [Theory]
    [InlineData("localhost")]
    [InlineData("127.0.0.1")]
    [InlineData("[::1]")]
    public async Task A_request_with_a_local_host_name_is_allowed(string host)
    {
        await using var studio = await OpenStudio.Open();
        using var request = new HttpRequestMessage(HttpMethod.Get, "/api/runs")
        {
            Headers = { Host = $"{host}:{studio.Url.Port}" },
        };
        (await studio.Refused(request)).Status.ShouldBe(HttpStatusCode.OK);
    }

    [Theory]
    [InlineData("Origin", "https://evil.example")]
    [InlineData("Origin", "null")]
    [InlineData("Origin", "http://localhost:1")]
    [InlineData("Sec-Fetch-Site", "cross-site")]
    [InlineData("Sec-Fetch-Site", "same-site")]
    public async Task A_request_from_another_site_is_refused(string header, string value)
    {
        await using var studio = await OpenStudio.Open();
        foreach (
            var (method, path) in new[]
            {
                (HttpMethod.Get, "/api/runs"),
                (HttpMethod.Post, "/api/runs"),
                (HttpMethod.Get, "/api/events"),
            }
        )
        {
            using var request = new HttpRequestMessage(method, path);
            request.Headers.Add(header, value);
            (await studio.Refused(request)).ShouldBe(
                (HttpStatusCode.Forbidden, "The request comes from another site.")
            );
        }
    }

    [Fact]
    public async Task A_link_from_another_site_opens_a_page_but_cannot_start_an_action()
    {
        await using var studio = await OpenStudio.Open();
        using var link = new HttpRequestMessage(HttpMethod.Get, "/");
        link.Headers.Add("Sec-Fetch-Site", "cross-site");
        link.Headers.Add("Sec-Fetch-Mode", "navigate");
        link.Headers.Add("Sec-Fetch-Dest", "document");
        (await studio.Refused(link)).Status.ShouldBe(HttpStatusCode.OK);
        using var form = new HttpRequestMessage(HttpMethod.Post, "/api/runs");
        form.Headers.Add("Sec-Fetch-Site", "cross-site");
        form.Headers.Add("Sec-Fetch-Mode", "navigate");
        form.Headers.Add("Sec-Fetch-Dest", "document");
        (await studio.Refused(form)).Status.ShouldBe(HttpStatusCode.Forbidden);
    }

    [Fact]
    public async Task A_public_address_without_a_token_is_refused()
    {
        var problem = await Should.ThrowAsync<UserErrorException>(() =>
            StudioServer.StartAsync(new StudioOptions { Address = IPAddress.Any, Port = 0 })
        );
        problem.Message.ShouldContain("access token");
    }

    [Fact]
    public async Task The_token_in_the_address_becomes_an_http_only_cookie()
    {
        await using var studio = await OpenStudio.Open(options => options with { Token = "open-sesame" });
        var cancellationToken = TestContext.Current.CancellationToken;
        studio.Url.Query.ShouldBe("?token=open-sesame");
        using var bare = new HttpRequestMessage(HttpMethod.Get, "/api/runs");
        (await studio.Refused(bare)).Status.ShouldBe(HttpStatusCode.Unauthorized);
        using var wrong = new HttpRequestMessage(HttpMethod.Get, "/?token=open-barley");
        (await studio.Refused(wrong)).Status.ShouldBe(HttpStatusCode.Unauthorized);

        using var entrance = await studio.Client.GetAsync("/game?run=7&token=open-sesame", cancellationToken);
        entrance.StatusCode.ShouldBe(HttpStatusCode.Redirect);
        entrance.Headers.Location!.ToString().ShouldBe("/game?run=7");
        var cookie = entrance.Headers.GetValues("Set-Cookie").Single();
        cookie.ShouldContain("httponly");
        cookie.ShouldContain("samesite=strict");
        using var inside = new HttpRequestMessage(HttpMethod.Get, "/api/runs")
        {
            Headers = { { "Cookie", cookie.Split(';')[0] } },
        };
        (await studio.Refused(inside)).Status.ShouldBe(HttpStatusCode.OK);
    }

    [Fact]
    public async Task A_port_in_use_is_reported()
    {
        await using var studio = await OpenStudio.Open();
        var problem = await Should.ThrowAsync<UserErrorException>(() =>
            StudioServer.StartAsync(new StudioOptions { Port = studio.Url.Port })
        );
        problem.Message.ShouldContain($"port {studio.Url.Port}");
        problem.Message.ShouldContain("--port");
    }

    [Fact]
    public async Task An_address_of_another_machine_is_refused()
    {
        var problem = await Should.ThrowAsync<UserErrorException>(() =>
            StudioServer.StartAsync(
                new StudioOptions
                {
                    Address = IPAddress.Parse("192.0.2.1"),
                    Port = 0,
                    Token = "abc",
                }
            )
        );
        problem.Message.ShouldContain("cannot listen on 192.0.2.1");
    }

    [Fact]
    public async Task A_file_as_runs_folder_is_refused()
    {
        var file = Path.GetTempFileName();
        var problem = await Should.ThrowAsync<UserErrorException>(() =>
            StudioServer.StartAsync(new StudioOptions { RunsDirectory = file, Port = 0 })
        );
        problem.Message.ShouldContain("is a file");
        File.Delete(file);
    }

    [Theory]
    [InlineData("{")]
    [InlineData("[]")]
    [InlineData("null")]
    public async Task A_malformed_request_body_is_refused_with_a_sentence(string body)
    {
        await using var studio = await OpenStudio.Open();
        using var request = new HttpRequestMessage(HttpMethod.Post, "/api/runs")
        {
            Content = new StringContent(body, System.Text.Encoding.UTF8, "application/json"),
        };
        (await studio.Refused(request)).ShouldBe(
            (HttpStatusCode.BadRequest, "The request is not as the studio's pages send it.")
        );
    }

    [Fact]
    public async Task Every_response_has_a_strict_content_security_policy()
    {
        await using var studio = await OpenStudio.Open();
        foreach (var path in new[] { "/", "/api/runs", "/page/js/runs.js", "/nowhere" })
        {
            using var answer = await studio.Client.GetAsync(path, TestContext.Current.CancellationToken);
            var policy = answer.Headers.GetValues("Content-Security-Policy").Single();
            policy.ShouldContain("default-src 'none'");
            policy.ShouldContain("script-src 'self'");
            policy.ShouldContain("frame-ancestors 'none'");
            policy.ShouldNotContain("unsafe");
            answer.Headers.GetValues("X-Content-Type-Options").Single().ShouldBe("nosniff");
        }
    }
}
