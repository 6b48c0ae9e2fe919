using System.CommandLine;
using System.Globalization;
using GanForge.Cli.Errors;
using GanForge.Cli.Flags;
using GanForge.Cli.Help;
using GanForge.Evaluation.Metrics;
using GanForge.Imaging.Grids;

namespace GanForge.Cli.Evaluating;

/// <summary>The flags of `evaluate` and the request that they describe.</summary>
internal sealed class EvaluateFlags
{
    private const int MaxSamples = 1_000_000;

    private readonly Option<string?> _epochs = Flag.Text(
        "--epochs",
        "LIST",
        "Measures the weights of these epochs, such as 5,10 or 1-20, or of all that are kept, if the run was "
            + "trained with --keep-every. Default: the newest weights."
    );
    private readonly Option<long?> _samples = Flag.Whole(
        "--samples",
        1,
        MaxSamples,
        "Measures N images, and as many real ones or all there are. Default: all that a file has; of a run "
            + "10000, for train-on-fake 60000, stacked digits 26000, points 2500."
    );
    private readonly Option<long?> _seed = Flag.Whole(
        "--seed",
        0,
        int.MaxValue,
        "Which images, and what else is drawn at random: the same seed gives the same metrics. Default 0, the "
            + "images of 'ganforge sample --count N'."
    );
    private readonly Option<string?> _metrics = Flag.Text(
        "--metrics",
        "LIST",
        $"What to measure, of "
            + $"{string.Join(", ", MetricCatalogue.All.Select(metric => metric.Name).Distinct())}. Default: those "
            + $"that suit the data set and take seconds; train-on-fake takes minutes."
    );
    private readonly Option<string?> _dataset = Flag.Text(
        "--dataset",
        "NAME",
        "What files are measured against. Default mnist; runs are measured against what they learnt from."
    );
    private readonly Option<string?> _dataDirectory = Flag.Text(
        "--data-dir",
        "DIR",
        "A folder that holds that data set as IDX files, raw or gzipped."
    );
    private readonly Option<string?> _range = Flag.Text(
        "--range",
        "BLACK,WHITE",
        "Which values are black and white in .npy files of other numbers than bytes, such as 0,1 or -1,1."
    );
    private readonly Option<string?> _labels = Flag.Text(
        "--labels",
        "FILE",
        "Which class each of the images was asked to be, counted from 0, for accuracy and train-on-fake: an IDX "
            + "file like MNIST's labels, or an .npy of whole numbers. For a folder of PNGs in the order of the "
            + "numbers in their names, 2.png before 10.png."
    );
    private readonly Option<string?> _neighbours = Flag.Text(
        "--neighbours",
        "FILE",
        "Writes a PNG of ten images next to their nearest training images, by pixels and by features; distances "
            + "are relative to a typical test image's."
    );
    private readonly Option<bool> _json = Flag.Switch("--json", "Prints one JSON document.");
    private readonly Option<string?> _runs = Flag.Text("--runs", "DIR", "The folder of run folders. Default runs.");
    private readonly Option<long?> _threads = Flag.Whole(
        "--threads",
        1,
        1024,
        "Processor threads to use; the results do not depend on it. Default: all processors."
    );

    public EvaluateFlags() =>
        Sections = [
            new("What to measure", [_epochs, _samples, _seed, _metrics]),
            new("Files of other programs", [_dataset, _dataDirectory, _range, _labels]),
            new("Output", [_neighbours, _json]),
            new("Runs", [_runs, _threads]),
        ];

    /// <summary>All flags in groups.</summary>
    public IReadOnlyList<HelpSection> Sections { get; }

    /// <summary>Combines the flags into a request.</summary>
    /// <param name="parsed">The parsed flags.</param>
    /// <param name="names">The names of runs and files.</param>
    /// <exception cref="UsageException">A list or a range is invalid.</exception>
    public EvaluationRequest Read(ParseResult parsed, IReadOnlyList<string> names) =>
        new()
        {
            Names = names.Count == 0 ? ["latest"] : names,
            RunsDirectory = parsed.GetValue(_runs) ?? "runs",
            AllEpochs = parsed.GetValue(_epochs) == "all",
            Epochs = parsed.GetValue(_epochs) is { } epochs and not "all" ? Flag.Numbers(_epochs, epochs) : null,
            Dataset = parsed.GetValue(_dataset),
            DataDirectory = parsed.GetValue(_dataDirectory),
            Range = parsed.GetValue(_range) is { } range ? ReadRange(range) : null,
            Labels = parsed.GetValue(_labels),
            Samples = (int?)parsed.GetValue(_samples),
            Seed = (ulong)(parsed.GetValue(_seed) ?? 0),
            Metrics = parsed.GetValue(_metrics) is { } metrics ? ReadMetrics(metrics) : null,
            Neighbours = parsed.GetValue(_neighbours) is { } picture ? RequirePng(picture) : null,
            Json = parsed.GetValue(_json),
            Threads = (int?)parsed.GetValue(_threads),
        };

    private static string RequirePng(string path) =>
        path.EndsWith(".png", StringComparison.OrdinalIgnoreCase) && !Directory.Exists(path)
            ? path
            : throw new UsageException(
                $"--neighbours draws a PNG, so it takes the name of a file that ends in .png, not '{path}'."
            );

    private static string[] ReadMetrics(string text) =>
        text.Split(',', StringSplitOptions.RemoveEmptyEntries | StringSplitOptions.TrimEntries) is [_, ..] names
            ? names
            : throw new UsageException(
                $"--metrics takes names with commas in between, such as digit-fid,kid, not '{text}'."
            );

    private static ValueRange ReadRange(string text)
    {
        var parts = text.Split(',');
        return
            parts.Length == 2 && TryRead(parts[0], out var black) && TryRead(parts[1], out var white) && black < white
            ? new ValueRange(black, white)
            : throw new UsageException(
                $"--range takes the values of black and of white, which is larger, such as -1,1, not '{text}'."
            );
    }

    private static bool TryRead(string text, out float number) =>
        float.TryParse(text, NumberStyles.Float, CultureInfo.InvariantCulture, out number) && float.IsFinite(number);
}
