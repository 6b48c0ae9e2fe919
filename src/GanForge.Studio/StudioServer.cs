using System.Net;
using System.Net.Sockets;
using GanForge.Gans.Settings;
using GanForge.Studio.Endpoints;
using GanForge.Studio.Lab;
using GanForge.Studio.Models;
using GanForge.Studio.Runs;
using GanForge.Studio.Trainings;
using GanForge.Studio.Web;
using Microsoft.AspNetCore.Builder;
using Microsoft.AspNetCore.Hosting;
using Microsoft.AspNetCore.Hosting.Server;
using Microsoft.AspNetCore.Hosting.Server.Features;
using Microsoft.Extensions.DependencyInjection;
using Microsoft.Extensions.Hosting;
using Microsoft.Extensions.Logging;

namespace GanForge.Studio;

/// <summary>
/// The web studio for a folder of runs:
/// <code>
/// await using var studio = await StudioServer.StartAsync(new StudioOptions { RunsDirectory = "runs" });
/// Console.WriteLine(studio.Url);
/// </code>
/// </summary>
public sealed class StudioServer : IAsyncDisposable
{
    private static readonly TimeSpan MaxShutdownTime = TimeSpan.FromSeconds(1);

    private readonly WebApplication _web;
    private readonly StudioOptions _options;

    private StudioServer(WebApplication web, StudioOptions options) => (_web, _options) = (web, options);

    /// <summary>The URL of the studio on this machine, including the token if one is required.</summary>
    public Uri Url
    {
        get
        {
            var address = new Uri(
                _web.Services.GetRequiredService<IServer>().Features.Get<IServerAddressesFeature>()!.Addresses.Single()
            );
            var host =
                IPAddress.Any.Equals(_options.Address) || IPAddress.IPv6Any.Equals(_options.Address)
                    ? Dns.GetHostName()
                    : address.Host;
            return new UriBuilder(address)
            {
                Host = host,
                Query = _options.Token is { } token ? $"token={token}" : "",
            }.Uri;
        }
    }

    /// <summary>Starts the studio.</summary>
    /// <exception cref="UserErrorException">
    /// The address is in use or not on this machine, or it is open to others and no token is set.
    /// </exception>
    public static async Task<StudioServer> StartAsync(StudioOptions options)
    {
        ArgumentNullException.ThrowIfNull(options);
        if (!IPAddress.IsLoopback(options.Address) && string.IsNullOrEmpty(options.Token))
        {
            throw new UserErrorException(
                $"{options.Address} can be reached from other machines, so the studio needs an access token there."
            );
        }

        if (File.Exists(options.RunsDirectory))
            throw new UserErrorException($"{options.RunsDirectory} is a file; --runs takes the folder of run folders.");
        var web = Build(options);
        try
        {
            await web.StartAsync();
        }
        catch (IOException problem)
        {
            await web.DisposeAsync();
            throw new UserErrorException(
                $"The studio cannot listen on {options.Address} port {options.Port}: "
                    + $"{problem.GetBaseException().Message.TrimEnd('.')}; choose another with --port.",
                problem
            );
        }
        catch (SocketException problem)
        {
            await web.DisposeAsync();
            throw new UserErrorException(
                $"The studio cannot listen on {options.Address}: {problem.Message.TrimEnd('.')}; --host takes "
                    + $"an address of this machine.",
                problem
            );
        }
        return new StudioServer(web, options);
    }

    /// <summary>
    /// Closes open streams, asks trainings started from the studio to stop, and shuts the studio down.
    /// </summary>
    public async ValueTask DisposeAsync()
    {
        await _web.StopAsync();
        await _web.DisposeAsync();
    }

    private static WebApplication Build(StudioOptions options)
    {
        var builder = WebApplication.CreateSlimBuilder(
            new WebApplicationOptions { ContentRootPath = AppContext.BaseDirectory }
        );
        builder.Logging.ClearProviders();
        builder.WebHost.ConfigureKestrel(server =>
        {
            server.AddServerHeader = false;
            server.Limits.MaxRequestBodySize = StudioOptions.MaxBodyBytes;
            server.Limits.MaxConcurrentConnections = 1_000;
            server.Limits.RequestHeadersTimeout = TimeSpan.FromSeconds(10);
            server.Listen(options.Address, options.Port);
        });
        builder.Services.Configure<HostOptions>(host => host.ShutdownTimeout = MaxShutdownTime);
        builder.Services.ConfigureHttpJsonOptions(json =>
        {
            json.SerializerOptions.Converters.Add(new FiniteDouble());
            json.SerializerOptions.Converters.Add(new FiniteSingle());
            json.SerializerOptions.RespectNullableAnnotations = true;
            json.SerializerOptions.AllowDuplicateProperties = false;
        });
        builder.Services.AddSingleton(options);
        builder.Services.AddSingleton<RunCache>();
        builder.Services.AddSingleton<CurveCache>();
        builder.Services.AddSingleton<RunWatcher>();
        builder.Services.AddSingleton<TrainingLauncher>();
        builder.Services.AddSingleton<ModelCache>();
        builder.Services.AddSingleton(TimeProvider.System);
        builder.Services.AddSingleton(services => new SessionStore<TrainingLesson>(
            "lesson",
            new LruCache<TrainingLesson>(kept: 2, services.GetRequiredService<TimeProvider>())
        ));
        builder.Services.AddSingleton(services => new SessionStore<RealOrFake>(
            "game",
            new LruCache<RealOrFake>(kept: 64, services.GetRequiredService<TimeProvider>())
        ));
        builder.Services.AddHostedService<IdleMemoryService>();

        var web = builder.Build();
        web.UseMiddleware<ErrorHandlingMiddleware>();
        web.UseMiddleware<AccessControlMiddleware>();
        PageEndpoints.Map(web);
        RunEndpoints.Map(web);
        EventEndpoints.Map(web);
        TrainingEndpoints.Map(web);
        ModelEndpoints.Map(web);
        DiscriminatorEndpoints.Map(web);
        CodeEndpoints.Map(web);
        InversionEndpoints.Map(web);
        LessonEndpoints.Map(web);
        GameEndpoints.Map(web);
        return web;
    }
}
