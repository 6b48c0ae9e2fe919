using System.Globalization;
using GanForge.Gans;
using GanForge.Gans.Diagnostics;
using GanForge.Gans.Settings;
using GanForge.Runs.Folder;

namespace GanForge.Studio.Runs;

/// <summary>A run as its own page shows it.</summary>
internal sealed record RunView
{
    private static readonly string[] Downloads =
    [
        "report.html",
        "timelapse.gif",
        "timelapse.png",
        "progress.png",
        "validity.png",
        "reals.png",
        "reconstructions.png",
        "stats.jsonl",
        "metrics.jsonl",
        "options.json",
        "log.txt",
        "checkpoints/generator.safetensors",
        "checkpoints/latest.safetensors",
    ];

    /// <summary>The card from the list of runs.</summary>
    public required RunCard Card { get; init; }

    /// <summary>A one-sentence summary of the recipe.</summary>
    public string? Summary { get; init; }

    /// <summary>All settings, with the recipe's defaults and descriptions.</summary>
    public IReadOnlyList<SettingView> Settings { get; init; } = [];

    /// <summary>The seed, as text because JavaScript numbers are inexact above 2⁵³.</summary>
    public string? Seed { get; init; }

    /// <summary>The shape (H, W, C) of an image.</summary>
    public IReadOnlyList<int> Image { get; init; } = [];

    /// <summary>The number of trainable parameters of each network.</summary>
    public IReadOnlyDictionary<string, long> Parameters { get; init; } = new Dictionary<string, long>();

    /// <summary>The charts that the recipe defines, and those of the evaluation metrics.</summary>
    public IReadOnlyList<ChartView> Charts { get; init; } = [];

    /// <summary>All alarms, in the order they were raised.</summary>
    public IReadOnlyList<Alarm> Alarms { get; init; } = [];

    /// <summary>The epochs whose weights were kept.</summary>
    public IReadOnlyList<int> KeptEpochs { get; init; } = [];

    /// <summary>True if there are weights to generate images with.</summary>
    public bool HasWeights { get; init; }

    /// <summary>True if there is a checkpoint to resume from.</summary>
    public bool HasCheckpoint { get; init; }

    /// <summary>The files to view or download, with their sizes in bytes.</summary>
    public IReadOnlyDictionary<string, long> Files { get; init; } = new Dictionary<string, long>();

    /// <summary>Reads as much of a run as is readable.</summary>
    public static RunView From(RunFolder run, RunCache cache)
    {
        var view = new RunView
        {
            Card = cache.Card(run),
            HasWeights = File.Exists(run.GeneratorPath),
            HasCheckpoint = File.Exists(run.CheckpointPath),
            Files = Downloads
                .Where(file => File.Exists(Path.Combine(run.Path, file)))
                .ToDictionary(file => file, file => new FileInfo(Path.Combine(run.Path, file)).Length),
        };
        if (view.Card.State == "broken")
            return view;
        var description = RunDescription.Read(run);
        view = view with
        {
            Seed = description.Options.Seed.ToString(CultureInfo.InvariantCulture),
            Image = [description.Image.Height, description.Image.Width, description.Image.Channels],
            Parameters = RunStatus.Read(run)?.Parameters ?? new Dictionary<string, long>(),
            Alarms = RunCache.AlarmsOf(run).Alarms,
            KeptEpochs = run.KeptEpochs,
            Charts = ChartView.OfMetrics(view.Card.Metrics.Keys),
        };
        try
        {
            return view with
            {
                Summary = RecipeCatalogue.Find(description.Options.Recipe).Summary,
                Settings = SettingView.From(description.Options),
                Charts = [.. ChartView.From(description.Options), .. view.Charts],
            };
        }
        catch (UserErrorException)
        {
            // The recipe belongs to another program; show its settings without descriptions.
            return view with
            {
                Settings =
                [
                    .. description.Options.Settings.Select(setting => new SettingView(
                        setting.Key,
                        setting.Value,
                        null,
                        null
                    )),
                ],
            };
        }
    }
}
