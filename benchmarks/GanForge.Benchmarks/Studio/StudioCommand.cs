using System.CommandLine;
using System.Globalization;

namespace GanForge.Benchmarks;

/// <summary>`studio`: how quickly the studio answers, and what it takes from a training beside it.</summary>
internal sealed class StudioCommand : Command
{
    private readonly Argument<DirectoryInfo> _run = new("run")
    {
        Description = "A run's folder: its generator is asked, and two hundred copies of it are shown.",
    };
    private readonly Option<int> _rounds = new("--rounds")
    {
        Description = "Trainings with and without the studio, in turns.",
        DefaultValueFactory = _ => 3,
    };
    private readonly Option<int> _steps = new("--steps")
    {
        Description =
            "Steps of each training; as many as the default recipe takes unless given, since opening a page "
            + "costs once.",
        DefaultValueFactory = _ => 11_250,
    };
    private readonly Option<string> _chromium = new("--chromium")
    {
        Description = "The browser's program.",
        DefaultValueFactory = _ => "/usr/bin/chromium",
    };

    public StudioCommand()
        : base("studio", "Measures the studio: sampling, a page of 200 runs, a training beside it, its end.")
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
        var lines = new List<string> { "| what | measured |", "| --- | ---: |" };
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
            lines.Add(Line("all 200 cards there", Milliseconds(all)));
            lines.Add(
                Line(
                    "from Ctrl-C to the end, 200 streams open",
                    Milliseconds(await studio.End(streams: 200, cancellationToken))
                )
            );
        }
        var beside = new TrainingBeside(browser, parsed.GetValue(_steps));
        var shares = new List<double>();
        for (var round = 0; round < parsed.GetValue(_rounds); round++)
        {
            var (alone, watched) = (
                await beside.Train(isWatched: false, cancellationToken),
                await beside.Train(isWatched: true, cancellationToken)
            );
            shares.Add(1 - (watched / alone));
            Console.Error.WriteLine(
                $"round {round + 1}: {alone:N0} images/s alone, {watched:N0} with the run's page open"
            );
        }
        lines.Add(
            Line(
                $"what a training loses while its page is open in a browser on the same machine, median of "
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
