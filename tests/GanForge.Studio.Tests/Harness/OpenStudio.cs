using System.Net;
using System.Net.Http.Json;
using System.Text.Json;
using GanForge.Runs.Folder;
using GanForge.Runs.Session;
using GanForge.Studio.Web;

namespace GanForge.Studio.Tests;

/// <summary>A studio on a free port, with a temporary folder of runs.</summary>
internal sealed class OpenStudio : IAsyncDisposable
{
    private readonly StudioServer _server;

    private OpenStudio(StudioServer server, string runs) => (_server, Runs) = (server, runs);

    /// <summary>The folder of run folders.</summary>
    public string Runs { get; }

    public Uri Url => _server.Url;

    /// <summary>A client without an Origin header, as programs have.</summary>
    public HttpClient Client { get; private init; } = new();

    /// <summary>Opens a studio with an empty folder of runs.</summary>
    public static async Task<OpenStudio> Open(Func<StudioOptions, StudioOptions>? change = null)
    {
        var runs = Directory.CreateTempSubdirectory("ganforge-studio-").FullName;
        var options = new StudioOptions
        {
            RunsDirectory = runs,
            Port = 0,
            // The trainer is optimized as tests/Directory.Build.props says for the tests.
            Trainer =
            [
                "/usr/bin/env",
                "DOTNET_TieredPGO=0",
                "DOTNET_TC_QuickJitForLoops=0",
                Host,
                Path.Combine(AppContext.BaseDirectory, "ganforge.dll"),
            ],
        };
        var server = await StudioServer.StartAsync(change?.Invoke(options) ?? options);
        return new OpenStudio(server, runs)
        {
            Client = new HttpClient(
                new SocketsHttpHandler
                {
                    UseCookies = false,
                    AllowAutoRedirect = false,
                    Expect100ContinueTimeout = TimeSpan.FromMinutes(1),
                }
            )
            {
                BaseAddress = new Uri(server.Url, "/"),
            },
        };
    }

    private static string Host => Environment.GetEnvironmentVariable("DOTNET_HOST_PATH") ?? "dotnet";

    /// <summary>
    /// Adds a small finished run to the studio's folder: a copy of one that is trained once for all tests.
    /// </summary>
    public RunFolder Add(
        string recipe = "r3gan",
        string? description = null,
        string dataset = "mnist",
        params (string Name, string Value)[] settings
    ) => TrainedRuns.CopyTo(Runs, Small(recipe, description, dataset, settings));

    /// <summary>Trains a small run in the studio's folder, while the studio watches.</summary>
    public RunFolder Train(
        string recipe = "r3gan",
        string? description = null,
        string dataset = "mnist",
        params (string Name, string Value)[] settings
    )
    {
        using var session = TrainingSession.Start(
            Small(recipe, description, dataset, settings) with
            {
                OutDirectory = Runs,
            }
        );
        return session.Run(new Quiet(), TestContext.Current.CancellationToken).Folder;
    }

    private static TrainingOptions Small(
        string recipe,
        string? description,
        string dataset,
        (string Name, string Value)[] settings
    )
    {
        var all = new Dictionary<string, string> { ["epochs"] = "3", ["batch-size"] = "16" };
        if (recipe == "r3gan")
            all["channels"] = "8";
        foreach (var (name, value) in settings)
            all[name] = value;
        return new TrainingOptions
        {
            Recipe = recipe,
            Dataset = dataset,
            Images = 128,
            KeepEvery = 1,
            Description = description,
            Settings = all,
        };
    }

    /// <summary>Gets a JSON document.</summary>
    public async Task<JsonElement> Get(string path) =>
        await Client.GetFromJsonAsync<JsonElement>(path, TestContext.Current.CancellationToken);

    /// <summary>Sends a request; returns the status and, if it was refused, the error sentence.</summary>
    public async Task<(HttpStatusCode Status, string Sentence)> Refused(HttpRequestMessage request)
    {
        using var answer = await Client.SendAsync(request, TestContext.Current.CancellationToken);
        var text = await answer.Content.ReadAsStringAsync(TestContext.Current.CancellationToken);
        return (
            answer.StatusCode,
            answer.IsSuccessStatusCode ? "" : JsonDocument.Parse(text).RootElement.GetProperty("error").GetString()!
        );
    }

    /// <summary>Stops the studio and keeps its runs.</summary>
    public ValueTask Close() => _server.DisposeAsync();

    public async ValueTask DisposeAsync()
    {
        Client.Dispose();
        await _server.DisposeAsync();
        // Stopped trainings still write their last files for a moment.
        for (var i = 0; i < 100 && RunFolder.List(Runs).Any(run => run.IsBeingTrained); i++)
            await Task.Delay(100);
        Directory.Delete(Runs, recursive: true);
    }
}
