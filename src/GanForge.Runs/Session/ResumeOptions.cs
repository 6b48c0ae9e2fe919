using GanForge.Data.Catalogue;
using GanForge.Gans;
using GanForge.Gans.Settings;
using GanForge.Runs.Folder;

namespace GanForge.Runs.Session;

/// <summary>
/// What somebody asks for when resuming. Only the end may move (<see cref="Steps"/>, the setting "epochs"); whatever
/// else is given must be as the run was started, and resuming is refused where it is not.
/// </summary>
public sealed record ResumeOptions
{
    /// <summary>The recipe the run is expected to have, or null.</summary>
    public string? Recipe { get; init; }

    /// <summary>The data set the run is expected to have, or null.</summary>
    public string? Dataset { get; init => field = value is null ? null : DatasetCatalogue.CanonicalName(value); }

    /// <summary>Where the data set lies now, or null for where it lay.</summary>
    public string? DataDirectory { get; init; }

    /// <summary>The seed the run is expected to have, or null.</summary>
    public ulong? Seed { get; init; }

    /// <summary>Steps in all after which to stop, or null for the end of the epochs.</summary>
    public long? Steps { get; init; }

    /// <summary>The longest time from one checkpoint to the next, or null for what it was.</summary>
    public TimeSpan? CheckpointEvery { get; init; }

    /// <summary>The folder that runs are looked for in by name.</summary>
    public string OutDirectory { get; init; } = "runs";

    /// <summary>"epochs" with a new number, and settings that the run is expected to have.</summary>
    public IReadOnlyDictionary<string, string> Settings { get; init; } = new Dictionary<string, string>();

    /// <summary>The options to go on with.</summary>
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
        var wanted = was with { Recipe = Recipe ?? was.Recipe, Dataset = Dataset ?? was.Dataset, Seed = Seed ?? was.Seed, Settings = settings };
        if (was.DifferenceFrom(wanted) is var (what, before, now))
            throw new UserErrorException($"The run cannot be resumed: {what} was {before} and would now be {now}. Start a new run for that; only epochs and steps may change.");
        // A limit of steps holds, unless it is reached and more epochs are asked for.
        var limit = started.Options.Steps > stepsDone || !Settings.ContainsKey(RunIdentity.MovableSetting) ? started.Options.Steps : null;
        return started.Options with
        {
            Settings = settings,
            Steps = Steps ?? limit,
            DataDirectory = DataDirectory ?? started.Options.DataDirectory,
            CheckpointEvery = CheckpointEvery ?? started.Options.CheckpointEvery,
        };
    }
}
