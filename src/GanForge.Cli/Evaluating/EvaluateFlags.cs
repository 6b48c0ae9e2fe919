using System.CommandLine;
using GanForge.Gans;

namespace GanForge.Cli;

/// <summary>The flags of `evaluate` and what they ask for.</summary>
internal sealed class EvaluateFlags
{
    private const int MostSamples = 1_000_000;

    private readonly Option<string?> _epochs = Flag.Text("--epochs", "LIST", "Measures the weights of these epochs, such as 5,10 or 1-20, or of all that are kept, if the run was trained with --keep-every. Default: the newest weights.");
    private readonly Option<long?> _samples = Flag.Whole("--samples", 1, MostSamples, "Measures N generated images, and as many real ones. Default 10000; for train-on-fake 60000, of stacked digits 26000, of points 2500.");
    private readonly Option<long?> _seed = Flag.Whole("--seed", 0, int.MaxValue, "Which images, and what else is drawn at random: the same seed gives the same figures. Default 0, the images of 'ganforge sample --count N'.");
    private readonly Option<string?> _metrics = Flag.Text("--metrics", "LIST", $"What to measure, of {string.Join(", ", MetricCatalogue.All.Select(metric => metric.Name).Distinct())}. Default: those that suit the data set and take seconds.");
    private readonly Option<string?> _neighbours = Flag.Text("--neighbours", "FILE", "Draws ten images beside the training images that are nearest to them, by pixels and by features, with distances over that of a typical test image, into a PNG.");
    private readonly Option<bool> _json = Flag.Switch("--json", "Prints one JSON document.");
    private readonly Option<string?> _runs = Flag.Text("--runs", "DIR", "The folder of run folders. Default runs.");
    private readonly Option<long?> _threads = Flag.Whole("--threads", 1, 1024, "Processor threads to use; the results do not depend on it. Default: all processors.");

    /// <summary>Makes the flags.</summary>
    public EvaluateFlags() => Sections =
    [
        new("What to measure", [_epochs, _samples, _seed, _metrics]),
        new("Output", [_neighbours, _json]),
        new("Runs", [_runs, _threads]),
    ];

    /// <summary>All flags in groups.</summary>
    public IReadOnlyList<HelpSection> Sections { get; }

    /// <summary>What the command line asks for.</summary>
    /// <param name="parsed">The flags.</param>
    /// <param name="names">The runs.</param>
    /// <exception cref="UserErrorException">A list of numbers is none.</exception>
    public EvaluationRequest Read(ParseResult parsed, IReadOnlyList<string> names) => new()
    {
        Names = names.Count == 0 ? ["latest"] : names,
        RunsDirectory = parsed.GetValue(_runs) ?? "runs",
        AllEpochs = parsed.GetValue(_epochs) == "all",
        Epochs = parsed.GetValue(_epochs) is { } epochs and not "all" ? NumberList.Parse(epochs) : null,
        Samples = (int?)parsed.GetValue(_samples),
        Seed = (ulong)(parsed.GetValue(_seed) ?? 0),
        Metrics = parsed.GetValue(_metrics)?.Split(',', StringSplitOptions.RemoveEmptyEntries | StringSplitOptions.TrimEntries),
        Neighbours = parsed.GetValue(_neighbours),
        Json = parsed.GetValue(_json),
        Threads = (int?)parsed.GetValue(_threads),
    };
}
