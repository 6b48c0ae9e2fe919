using System.CommandLine;
using System.Globalization;

namespace GanForge.Benchmarks;

/// <summary>
/// The command `studio`: the studio's response times, and how much it slows down a training on the same machine.
/// </summary>
internal sealed class StudioCommand : Command
{
    private readonly Argument<DirectoryInfo> _run = new("run")
    {
        Description = "A run's folder: its generator draws digits, and the studio shows 200 copies of the run.",
    };
    private readonly Option<int> _rounds = new("--rounds")
    {
        Description = "Number of trainings with and without the studio, alternately.",
        DefaultValueFactory = _ => 3,
    };
    private readonly Option<int> _steps = new("--steps")
    {
        Description =
            "Steps of each training; by default as many as the default recipe takes, because opening a page "
            + "costs time only once.",
        DefaultValueFactory = _ => 11_250,
    };
    private readonly Option<string> _chromium = new("--chromium")
    {
        Description = "The path of the browser.",
        DefaultValueFactory = _ => "/usr/bin/chromium",
    };

    public StudioCommand()
        : base("studio", "Measures the studio: sampling, a page of 200 runs, a training next to it, and shutdown.")
    {
        Add(_run);
        Add(_rounds);
        Add(_steps);
        Add(_chromium);
        SetAction((parsed, cancellationToken) => Run(parsed, cancellationToken));
    }

    private async Task<int> Run(ParseResult parsed, CancellationToken cancellationToken)
    {
        var run = parsed.GetValue(_run)!.FullName;
        if (!File.Exists(Path.Combine(run, "options.json")))
            throw new BenchmarkException($"{run} is not a run's folder.");
        await using var browser = await ChromiumPage.Launch(parsed.GetValue(_chromium)!);
        using var folder = new CopiedRuns(run, count: 200);
        var lines = new List<string> { "| measurement | result |", "| --- | ---: |" };
        await using (var studio = await ServedStudio.Open(folder.Path, cancellationToken))
        {
            lines.Add(
                Line(
                    "64 digits, from request to answer, median of 200",
                    Milliseconds(await studio.SamplingMedian(Path.GetFileName(run), digits: 64, cancellationToken))
                )
            );
            var (first, all) = await browser.OpenRuns(studio.Url, folder.Count);
            lines.Add(Line("a page of 200 runs: first view", Milliseconds(first)));
            lines.Add(Line("a page of 200 runs: all cards loaded", Milliseconds(all)));
            lines.Add(
                Line(
                    "from Ctrl-C to the end, 200 streams open",
                    Milliseconds(await studio.End(streams: 200, cancellationToken))
                )
            );
        }
        var training = new WatchedTraining(browser, parsed.GetValue(_steps));
        var shares = new List<double>();
        for (var round = 0; round < parsed.GetValue(_rounds); round++)
        {
            var (alone, watched) = (
                await training.Train(isWatched: false, cancellationToken),
                await training.Train(isWatched: true, cancellationToken)
            );
            shares.Add(1 - (watched / alone));
            Console.Error.WriteLine(
                $"round {round + 1}: {alone:N0} images/s alone, {watched:N0} with the run's page open"
            );
        }
        lines.Add(
            Line(
                $"slowdown of a training while its page is open in a browser on the same machine, median of "
                    + $"{shares.Count}",
                shares.Median().ToString("0.0 %", CultureInfo.InvariantCulture)
            )
        );
        lines.ForEach(Console.WriteLine);
        return 0;
    }

    private static string Line(string what, string value) => $"| {what} | {value} |";

    private static string Milliseconds(TimeSpan time) => $"{time.TotalMilliseconds:N0} ms";
}
