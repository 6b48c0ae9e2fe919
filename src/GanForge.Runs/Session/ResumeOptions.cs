using GanForge.Data.Catalogue;
using GanForge.Gans;
using GanForge.Gans.Settings;
using GanForge.Runs.Folder;

namespace GanForge.Runs.Session;

/// <summary>
/// The options for resuming a run. Only its end may change (<see cref="Steps"/>, the setting "epochs").
/// </summary>
/// <remarks>
/// A recipe, data set, seed or other setting that is given must match the run; otherwise resuming is refused.
/// </remarks>
public sealed record ResumeOptions
{
    /// <summary>The recipe that the run must have, or null.</summary>
    public string? Recipe { get; init; }

    /// <summary>The data set that the run must have, or null.</summary>
    public string? Dataset
    {
        get;
        init => field = value is null ? null : DatasetCatalogue.CanonicalName(value);
    }

    /// <summary>The present folder of the data set; null if it has not moved.</summary>
    public string? DataDirectory { get; init; }

    /// <summary>The seed that the run must have, or null.</summary>
    public ulong? Seed { get; init; }

    /// <summary>The total number of steps after which to stop; null for the end of the epochs.</summary>
    public long? Steps { get; init; }

    /// <summary>The longest time between two checkpoints; null to keep the run's value.</summary>
    public TimeSpan? CheckpointEvery { get; init; }

    /// <summary>The folder in which runs are looked up by name.</summary>
    public string OutDirectory { get; init; } = "runs";

    /// <summary>A new number of "epochs", and settings that the run must have.</summary>
    public IReadOnlyDictionary<string, string> Settings { get; init; } = new Dictionary<string, string>();

    /// <summary>Returns true if an option of a run may be given again when it is resumed.</summary>
    public static bool Has(RunOption option)
    {
        ArgumentNullException.ThrowIfNull(option);
        return option.In(typeof(ResumeOptions)) is not null;
    }

    /// <summary>Returns these options with a value that <see cref="RunOption.Parse"/> returned.</summary>
    /// <exception cref="ArgumentException">The option may not be given again.</exception>
    public ResumeOptions With(RunOption option, object value)
    {
        ArgumentNullException.ThrowIfNull(option);
        var property =
            option.In(typeof(ResumeOptions))
            ?? throw new ArgumentException($"'{option.Name}' is for new runs only.", nameof(option));
        var copy = this with { };
        property.SetValue(copy, value);
        return copy;
    }

    /// <summary>Computes the options for the rest of the run.</summary>
    /// <exception cref="UserErrorException">Something other than the end would have to change.</exception>
    internal TrainingOptions ApplyTo(OptionsFile started, long stepsDone)
    {
        var was = started.Identity;
        var entry = RecipeCatalogue.Find(was.Recipe);
        var settings = new Dictionary<string, string>(was.Settings);
        foreach (var (name, text) in Settings)
        {
            foreach (var setting in entry.Matching(name))
                settings[setting.Name] = setting.Normalize(text);
        }
        var wanted = was with
        {
            Recipe = Recipe ?? was.Recipe,
            Dataset = Dataset ?? was.Dataset,
            Seed = Seed ?? was.Seed,
            Settings = settings,
        };
        if (was.DifferenceFrom(wanted) is var (what, before, now))
        {
            throw new UserErrorException(
                $"The run cannot be resumed: {what} was {before} and would now be {now}. Start a new run for "
                    + $"that; only epochs and steps may change."
            );
        }
        // A step limit stays in force unless it has been reached and more epochs are requested.
        var limit =
            started.Options.Steps > stepsDone || !Settings.ContainsKey(RunIdentity.MovableSetting)
                ? started.Options.Steps
                : null;
        return started.Options with
        {
            Settings = settings,
            Steps = Steps ?? limit,
            DataDirectory = DataDirectory ?? started.Options.DataDirectory,
            CheckpointEvery = CheckpointEvery ?? started.Options.CheckpointEvery,
        };
    }
}
