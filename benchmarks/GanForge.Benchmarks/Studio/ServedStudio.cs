using System.Diagnostics;

namespace GanForge.Benchmarks;

/// <summary>`ganforge studio` as a separate process.</summary>
internal sealed class ServedStudio : IAsyncDisposable
{
    private readonly Process _process;
    private readonly HttpClient _client;

    private ServedStudio(Process process, Uri url) =>
        (_process, Url, _client) = (process, url, new HttpClient { BaseAddress = url });

    public Uri Url { get; }

    public static string Program => Repository.Path("artifacts", "bin", "GanForge.Cli", "release", "ganforge");

    public static async Task<ServedStudio> Open(string runs, CancellationToken cancellationToken)
    {
        if (!File.Exists(Program))
        {
            throw new BenchmarkException(
                "The tool is not there; build it first: dotnet build -c Release src/GanForge.Cli"
            );
        }
        // A background parent may ignore Ctrl-C, and children inherit that.
        var process = Process.Start(
            new ProcessStartInfo(
                "/usr/bin/env",
                ["--default-signal=INT", Program, "studio", "--runs", runs, "--port", "0"]
            )
            {
                RedirectStandardOutput = true,
                RedirectStandardError = true,
            }
        )!;
        var url =
            await process.StandardOutput.ReadLineAsync(cancellationToken)
            ?? throw new BenchmarkException(
                $"The studio did not open: {await process.StandardError.ReadToEndAsync(cancellationToken)}"
            );
        return new ServedStudio(process, new Uri(url));
    }

    /// <summary>Returns the median time of 200 requests for digits of a run.</summary>
    public async Task<TimeSpan> SamplingMedian(string run, int digits, CancellationToken cancellationToken)
    {
        var seeds = string.Join(',', Enumerable.Range(0, digits));
        var noise = await _client.GetByteArrayAsync($"/api/runs/{run}/noise?seeds={seeds}", cancellationToken);
        var times = new List<TimeSpan>();
        for (var i = 0; i < 220; i++)
        {
            var begin = Stopwatch.GetTimestamp();
            using var answer = await _client.PostAsync(
                $"/api/runs/{run}/generate",
                new ByteArrayContent(noise),
                cancellationToken
            );
            await answer.EnsureSuccessStatusCode().Content.ReadAsByteArrayAsync(cancellationToken);
            // The first requests include compilation.
            if (i >= 20)
                times.Add(Stopwatch.GetElapsedTime(begin));
        }
        return times.Order().ElementAt(times.Count / 2);
    }

    /// <summary>Returns the time from Ctrl-C to the end of the process while streams are open.</summary>
    public async Task<TimeSpan> End(int streams, CancellationToken cancellationToken)
    {
        await Task.WhenAll(
            Enumerable.Range(0, streams).Select(_ => _client.GetStreamAsync("/api/events", cancellationToken))
        );
        var begin = Stopwatch.GetTimestamp();
        using var kill = Process.Start("/bin/kill", ["-INT", $"{_process.Id}"]);
        await _process.WaitForExitAsync(cancellationToken);
        return Stopwatch.GetElapsedTime(begin);
    }

    public ValueTask DisposeAsync()
    {
        if (!_process.HasExited)
            _process.Kill();
        _process.Dispose();
        _client.Dispose();
        return ValueTask.CompletedTask;
    }
}
