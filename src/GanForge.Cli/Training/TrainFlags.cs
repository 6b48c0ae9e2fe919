using System.CommandLine;
using GanForge.Cli.Errors;
using GanForge.Cli.Flags;
using GanForge.Cli.Help;
using GanForge.Gans;
using GanForge.Runs.Folder;
using GanForge.Runs.Session;

namespace GanForge.Cli.Training;

/// <summary>The flags of `train` and the run that they describe.</summary>
internal sealed class TrainFlags
{
    private readonly RecipeEntry _recipe;
    private readonly SettingFlags _settings;
    private readonly IReadOnlyList<RunFlag> _options = [.. RunOption.All.Select(option => new RunFlag(option))];
    private readonly Option<string?> _resume = new("--resume")
    {
        Description =
            "Continues a run where it stopped: the newest one, or the one of that folder, number or name. Only "
            + "--epochs and --steps may differ from before; decaying schedules are then recomputed for the new "
            + "length, so learning rates may go up again.",
        HelpName = "[RUN]",
        Arity = ArgumentArity.ZeroOrOne,
    };
    private readonly Option<long?> _threads = Flag.Whole(
        "--threads",
        1,
        1024,
        "Processor threads to use; the results do not depend on it. Where other programs are busy, fewer threads are "
            + "often faster. Default: all processors."
    );

    /// <summary>Creates the flags.</summary>
    /// <param name="recipe">The recipe whose settings are flags.</param>
    public TrainFlags(RecipeEntry recipe)
    {
        _recipe = recipe;
        _settings = new SettingFlags(recipe);
        Settings = new($"Settings of the recipe {recipe.Name}", [.. _settings.All.Select(flag => flag.Option)]);
        Sections =
        [
            new("What to train", Options(RunOptionGroup.Training)),
            new("Run", [.. Options(RunOptionGroup.Run), _threads, _resume, DryRun]),
            new("Output", [.. Options(RunOptionGroup.Output), Json, Quiet]),
            Settings,
        ];
        OfEveryRun =
        [
            Sections[0],
            new("Every run", [.. ForSweeps(RunOptionGroup.Run), .. ForSweeps(RunOptionGroup.Output)]),
            Settings,
        ];
    }

    public Option<bool> DryRun { get; } = Flag.Switch("--dry-run", "Shows what would be done, and does nothing.", "-n");

    public Option<bool> Json { get; } =
        Flag.Switch("--json", "Prints one JSON document at the end, on standard output.");

    public Option<bool> Quiet { get; } = Flag.Switch("--quiet", "Shows no progress; prints only the run's folder.");

    /// <summary>All flags in groups.</summary>
    public IReadOnlyList<HelpSection> Sections { get; }

    /// <summary>The flags of the recipe's settings.</summary>
    public HelpSection Settings { get; }

    /// <summary>The flag groups that also apply to many runs at once.</summary>
    public IReadOnlyList<HelpSection> OfEveryRun { get; }

    public Option ThreadsOption => _threads;

    /// <summary>The requested number of threads, or null.</summary>
    public int? Threads(ParseResult parsed) => (int?)parsed.GetValue(_threads);

    /// <summary>The run to resume ("latest" if none is named), or null for a new one.</summary>
    public string? Resume(ParseResult parsed) =>
        parsed.GetResult(_resume) is null ? null : parsed.GetValue(_resume) ?? "latest";

    /// <summary>Reads the options of a new run.</summary>
    /// <exception cref="UsageException">A value is invalid.</exception>
    public TrainingOptions NewRun(ParseResult parsed)
    {
        var options = new TrainingOptions { Settings = _settings.Given(parsed) };
        foreach (var flag in _options.Where(flag => flag.IsGiven(parsed)))
            options = flag.Setting.With(options, parsed.GetValue(flag.Option)!);
        RequireKnownDataset(parsed);
        return options with { Recipe = _recipe.Name };
    }

    /// <summary>Reads the options for resuming a run.</summary>
    /// <exception cref="UsageException">A value is invalid, or a flag applies to new runs only.</exception>
    public ResumeOptions OldRun(ParseResult parsed)
    {
        var options = new ResumeOptions { Settings = _settings.Given(parsed) };
        foreach (var flag in _options.Where(flag => flag.IsGiven(parsed)))
        {
            if (!ResumeOptions.Has(flag.Setting))
                throw ForNewRuns(flag.Option);
            options = options.With(flag.Setting, parsed.GetValue(flag.Option)!);
        }
        if (parsed.GetValue(DryRun))
            throw ForNewRuns(DryRun);
        RequireKnownDataset(parsed);
        return options;
    }

    private static UsageException ForNewRuns(Option option) =>
        new($"{option.Name} is for a new run and does not go with --resume.");

    private Option[] Options(RunOptionGroup group) =>
        [.. _options.Where(flag => flag.Setting.Group == group).Select(flag => flag.Option)];

    private Option[] ForSweeps(RunOptionGroup group) =>
        [.. _options.Where(flag => flag.Setting.Group == group && flag.Setting.IsInSweeps).Select(flag => flag.Option)];

    /// <summary>Checks that the data set is a known one, unless --data-dir is given.</summary>
    private void RequireKnownDataset(ParseResult parsed)
    {
        var flags = _options.ToDictionary(flag => flag.Setting);
        if (
            parsed.GetValue(flags[RunOption.Dataset].Option) is string name
            && !flags[RunOption.DataDirectory].IsGiven(parsed)
        )
        {
            DatasetName.Require(name);
        }
    }
}
