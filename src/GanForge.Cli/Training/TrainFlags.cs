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
    private readonly Option<string?> _recipeName = Flag.Text(
        "--recipe",
        "NAME",
        $"What to train; 'ganforge recipes' lists them. Default {RecipeCatalogue.Default}."
    );
    private readonly Option<string?> _dataset = Flag.Text(
        "--dataset",
        "NAME",
        "What to learn from; 'ganforge datasets' lists them. Default mnist."
    );
    private readonly Option<string?> _dataDirectory = Flag.Text(
        "--data-dir",
        "DIR",
        "A folder that holds the data set as IDX files, raw or gzipped; of MNIST these are "
            + "train-images-idx3-ubyte, train-labels-idx1-ubyte and, to judge the discriminator by, "
            + "t10k-images-idx3-ubyte and t10k-labels-idx1-ubyte."
    );
    private readonly Option<long?> _images = Flag.Whole(
        "--images",
        1,
        int.MaxValue,
        "Learns from only the first N training images."
    );
    private readonly Option<long?> _steps = Flag.Whole(
        "--steps",
        1,
        long.MaxValue,
        "Stops after N steps in total, even within an epoch; schedules are scaled to end there."
    );
    private readonly Option<string?> _seed = Flag.Text(
        "--seed",
        "N",
        "What all randomness follows from: the same seed gives the same bits. Default 1."
    );
    private readonly Option<long?> _sampleEvery = Flag.Whole(
        "--sample-every",
        1,
        int.MaxValue,
        "Draws a grid of samples every N epochs. Default 1."
    );
    private readonly Option<long?> _keepEvery = Flag.Whole(
        "--keep-every",
        1,
        int.MaxValue,
        "Keeps the generator of every Nth epoch, and of the last, for 'ganforge sample --epoch'. Default: only "
            + "the newest."
    );
    private readonly Option<TimeSpan?> _checkpointEvery = Flag.Duration(
        "--checkpoint-every",
        "Saves a checkpoint to resume from at least this often, such as 30s, 10m or 2h; every epoch ends with "
            + "one, too. A shorter time loses less if the machine fails. Default 10m."
    );
    private readonly Option<long?> _evaluateEvery = Flag.Whole(
        "--evaluate-every",
        0,
        int.MaxValue,
        "Measures the generator every N epochs, and after the last, as 'ganforge evaluate' does; 0 never "
            + "measures it. Default: one figure at the end, unless the training is a short one or a classifier would "
            + "have to be trained first."
    );
    private readonly Option<long?> _evaluateSamples = Flag.Whole(
        "--evaluate-samples",
        1,
        1_000_000,
        "Measures N images each time. Default 10000; of stacked digits 26000, of points 2500."
    );
    private readonly Option<string?> _out = Flag.Text(
        "--out",
        "DIR",
        "The folder of run folders, which gets the new one, or holds the one to resume. Default runs.",
        "--runs"
    );
    private readonly Option<string?> _description = Flag.Text(
        "--desc",
        "WORDS",
        "Words for the end of the run folder's name."
    );
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
        "Processor threads to use; the results do not depend on it. Where other programs are busy, fewer "
            + "threads are often faster. Default: all processors."
    );

    /// <summary>Creates the flags.</summary>
    /// <param name="recipe">The recipe whose settings are flags.</param>
    public TrainFlags(RecipeEntry recipe)
    {
        _recipe = recipe;
        Option[] what = [_recipeName, _dataset, _dataDirectory, _images];
        Option[] run = [_steps, _seed, _threads, _resume, DryRun];
        Option[] output =
        [
            _out,
            _description,
            _sampleEvery,
            _keepEvery,
            _checkpointEvery,
            _evaluateEvery,
            _evaluateSamples,
            Json,
            Quiet,
        ];
        _settings = new SettingFlags(recipe);
        Settings = new($"Settings of the recipe {recipe.Name}", [.. _settings.All.Select(flag => flag.Option)]);
        Sections = [new("What to train", what), new("Run", run), new("Output", output), Settings];
        OfEveryRun =
        [
            Sections[0],
            new("Every run", [_steps, _seed, _sampleEvery, _evaluateEvery, _evaluateSamples]),
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

    /// <summary>The folder of run folders.</summary>
    private string OutDirectory(ParseResult parsed) => parsed.GetValue(_out) ?? new TrainingOptions().OutDirectory;

    /// <summary>Reads the options of a new run.</summary>
    /// <exception cref="UsageException">A value is invalid.</exception>
    public TrainingOptions NewRun(ParseResult parsed)
    {
        var defaults = new TrainingOptions();
        return defaults with
        {
            Recipe = _recipe.Name,
            Dataset = Dataset(parsed) ?? defaults.Dataset,
            DataDirectory = parsed.GetValue(_dataDirectory),
            Images = (int?)parsed.GetValue(_images),
            Seed = Seed(parsed) ?? defaults.Seed,
            Steps = parsed.GetValue(_steps),
            SampleEvery = (int?)parsed.GetValue(_sampleEvery) ?? defaults.SampleEvery,
            KeepEvery = (int?)parsed.GetValue(_keepEvery),
            CheckpointEvery = parsed.GetValue(_checkpointEvery) ?? defaults.CheckpointEvery,
            EvaluateEvery = (int?)parsed.GetValue(_evaluateEvery),
            EvaluateSamples = (int?)parsed.GetValue(_evaluateSamples),
            OutDirectory = OutDirectory(parsed),
            Description = parsed.GetValue(_description),
            Settings = _settings.Given(parsed),
        };
    }

    /// <summary>Reads the options for resuming a run.</summary>
    /// <exception cref="UsageException">A value is invalid, or a flag applies to new runs only.</exception>
    public ResumeOptions OldRun(ParseResult parsed)
    {
        Option[] newRunsOnly =
        [
            _description,
            _sampleEvery,
            _keepEvery,
            _evaluateEvery,
            _evaluateSamples,
            _images,
            DryRun,
        ];
        if (newRunsOnly.FirstOrDefault(option => parsed.GetResult(option) is { Implicit: false }) is { } wrong)
            throw new UsageException($"{wrong.Name} is for a new run and does not go with --resume.");
        return new ResumeOptions
        {
            Recipe = parsed.GetValue(_recipeName),
            Dataset = parsed.GetValue(_dataset),
            DataDirectory = parsed.GetValue(_dataDirectory),
            Seed = Seed(parsed),
            OutDirectory = OutDirectory(parsed),
            Steps = parsed.GetValue(_steps),
            CheckpointEvery = parsed.GetValue(_checkpointEvery),
            Settings = _settings.Given(parsed),
        };
    }

    /// <summary>Returns the data set's name, which must be a known one unless --data-dir is given.</summary>
    private string? Dataset(ParseResult parsed)
    {
        var name = parsed.GetValue(_dataset);
        if (name is not null && parsed.GetValue(_dataDirectory) is null)
            DatasetName.Require(name);
        return name;
    }

    private ulong? Seed(ParseResult parsed) =>
        parsed.GetValue(_seed) switch
        {
            null => null,
            var text when ulong.TryParse(text, out var seed) => seed,
            var text => throw new UsageException(
                $"--seed takes a whole number from 0 up to {ulong.MaxValue}, not '{text}'."
            ),
        };
}
