using System.Text.Json;
using System.Text.Json.Serialization;
using GanForge.Data.Catalogue;
using GanForge.Gans;
using GanForge.Runs.Json;

namespace GanForge.Runs.Folder;

/// <summary>The options of a training run: the recipe, the data and the output folder.</summary>
/// <remarks>
/// Saved as part of options.json and plan.json. Required are the fields that files of every version have.
/// </remarks>
public sealed record TrainingOptions
{
    /// <summary>The longest time between checkpoints in files, about thirty years: as good as forever.</summary>
    private const double MaxSeconds = 1e9;

    /// <summary>The recipe to train; 'ganforge recipes' lists them.</summary>
    [RunOption(RunOptionGroup.Training, Value = "NAME", InSweeps = true)]
    [JsonRequired]
    public string Recipe { get; init; } = RecipeCatalogue.Default;

    /// <summary>The data set to learn from; 'ganforge datasets' lists them.</summary>
    /// <remarks>With <see cref="DataDirectory"/>, any name for the images in that folder.</remarks>
    [RunOption(RunOptionGroup.Training, Value = "NAME", InSweeps = true)]
    [JsonRequired]
    public string Dataset
    {
        get;
        init => field = DatasetCatalogue.CanonicalName(value);
    } = "mnist";

    /// <summary>
    /// A folder that holds the data set as IDX files, raw or gzipped. For MNIST these are train-images-idx3-ubyte,
    /// train-labels-idx1-ubyte and, to measure the discriminator on, t10k-images-idx3-ubyte and
    /// t10k-labels-idx1-ubyte.
    /// </summary>
    [RunOption(RunOptionGroup.Training, Name = "data-dir", Value = "DIR", InSweeps = true)]
    public string? DataDirectory { get; init; }

    /// <summary>The number of training images to use, counted from the first.</summary>
    [RunOption(RunOptionGroup.Training, Minimum = 1, Default = "all", InSweeps = true, InForm = true)]
    public int? Images { get; init; }

    /// <summary>
    /// The number of steps after which to stop, even within an epoch; schedules are scaled to end there.
    /// </summary>
    [RunOption(RunOptionGroup.Run, Minimum = 1, Default = "all", InSweeps = true, InForm = true)]
    public long? Steps { get; init; }

    /// <summary>The seed of all randomness: the same seed gives the same bits.</summary>
    [RunOption(RunOptionGroup.Run, InSweeps = true, InForm = true)]
    [JsonRequired]
    public ulong Seed { get; init; } = 1;

    /// <summary>The folder of run folders, in which a new one is created or the one to resume is found.</summary>
    [RunOption(RunOptionGroup.Output, Name = "out", Value = "DIR", Aliases = ["runs"])]
    [JsonIgnore]
    public string OutDirectory { get; init; } = "runs";

    /// <summary>Words for the end of the run folder's name.</summary>
    [RunOption(RunOptionGroup.Output, Name = "desc", Value = "WORDS")]
    [JsonBounds(Minimum = 0)]
    public string? Description { get; init; }

    /// <summary>The number of epochs between two grids of samples.</summary>
    [RunOption(RunOptionGroup.Output, Minimum = 1, InSweeps = true, InForm = true)]
    [JsonRequired]
    public int SampleEvery { get; init; } = 1;

    /// <summary>
    /// The number of epochs between two generators that are kept, always including the last one. 'ganforge sample
    /// --epoch' and the studio choose among them.
    /// </summary>
    [RunOption(RunOptionGroup.Output, Minimum = 1, Default = "only the newest", InForm = true)]
    public int? KeepEvery { get; init; }

    /// <summary>
    /// The longest time between two checkpoints, such as 30s, 10m or 2h; each epoch ends with one in any case. A
    /// shorter time loses less if the machine fails.
    /// </summary>
    [RunOption(RunOptionGroup.Output, Value = "TIME")]
    [JsonIgnore]
    public TimeSpan CheckpointEvery { get; init; } = TimeSpan.FromMinutes(10);

    /// <summary>
    /// The number of epochs between two evaluations of the generator, as by 'ganforge evaluate', always including the
    /// last epoch; 0 for none.
    /// </summary>
    [RunOption(
        RunOptionGroup.Output,
        Minimum = 0,
        Default = "one metric at the end, unless the run is short or a classifier would have to be trained first",
        InSweeps = true,
        InForm = true
    )]
    public int? EvaluateEvery { get; init; }

    /// <summary>The number of examples that an evaluation measures.</summary>
    [RunOption(
        RunOptionGroup.Output,
        Minimum = 1,
        Maximum = 1_000_000,
        Default = "10000, of stacked digits 26000, of points 2500",
        InSweeps = true,
        InForm = true
    )]
    public int? EvaluateSamples { get; init; }

    /// <summary>The settings of the recipe that differ from its defaults, as texts by name.</summary>
    [JsonIgnore]
    public IReadOnlyDictionary<string, string> Settings { get; init; } = new Dictionary<string, string>();

    /// <summary><see cref="CheckpointEvery"/> in files; null in files of older versions.</summary>
    [JsonInclude]
    [JsonBounds(Minimum = 1e-7, Maximum = MaxSeconds)]
    internal double? CheckpointEverySeconds
    {
        get => Math.Min(CheckpointEvery.TotalSeconds, MaxSeconds);
        init => CheckpointEvery = value is { } seconds ? TimeSpan.FromSeconds(seconds) : CheckpointEvery;
    }

    /// <summary><see cref="Settings"/> in files.</summary>
    [JsonInclude]
    [JsonRequired]
    [JsonPropertyName("settings")]
    internal IReadOnlyDictionary<string, JsonElement> SettingValues
    {
        get => SettingJson.From(Settings);
        init => Settings = SettingJson.ToTexts(value);
    }
}
