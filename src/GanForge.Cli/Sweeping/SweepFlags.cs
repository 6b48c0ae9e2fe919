using System.CommandLine;
using GanForge.Cli.Errors;
using GanForge.Cli.Flags;
using GanForge.Cli.Help;
using GanForge.Cli.Training;
using GanForge.Experiments.Sweeps;
using GanForge.Gans;
using GanForge.Gans.Settings;

namespace GanForge.Cli.Sweeping;

/// <summary>The flags of `sweep` and the request that they describe.</summary>
internal sealed class SweepFlags
{
    private readonly TrainFlags _train;
    private readonly Option<string[]> _try = new("--try")
    {
        HelpName = "NAME=VALUES",
        Description =
            "What to try, once for each setting: lr=1e-4,3e-4, or settings that go together, "
            + "pixel-mean/pixel-deviation=0.5/0.5,0.1307/0.3081, or a range, lr=1e-4..1e-2. NAME is any flag of "
            + "training, recipe and seed among them.",
        Arity = ArgumentArity.OneOrMore,
        AllowMultipleArgumentsPerToken = false,
    };
    private readonly Option<long?> _random = Flag.Whole(
        "--random",
        1,
        1_000,
        "Trains N trials drawn at random instead of every combination. A range of tenfold or more is drawn "
            + "evenly in its logarithm."
    );
    private readonly Option<long?> _randomSeed = Flag.Whole(
        "--random-seed",
        0,
        long.MaxValue,
        "What the choice of trials follows from. Default 1."
    );
    private readonly Option<string?> _out = Flag.Text(
        "--out",
        "DIR",
        "The sweep's folder. Default: named after the file, or the recipe and what is tried, in sweeps/."
    );

    /// <summary>Creates the flags.</summary>
    /// <param name="recipe">The recipe whose settings are flags.</param>
    public SweepFlags(RecipeEntry recipe)
    {
        _train = new TrainFlags(recipe);
        var settings = _train.Settings with
        {
            Instead = $"All settings are flags here too, for every trial. 'ganforge recipes {recipe.Name}' lists them.",
        };
        Sections =
        [
            new("What to try", [_try, _random, _randomSeed]),
            new("Sweep", [_out, _train.ThreadsOption, DryRun, Json, Quiet]),
            .. _train.OfEveryRun.Select(section => section == _train.Settings ? settings : section),
        ];
    }

    public Option<bool> DryRun { get; } =
        Flag.Switch("--dry-run", "Checks and lists all trials, and trains none.", "-n");

    public Option<bool> Json => _train.Json;

    public Option<bool> Quiet { get; } =
        Flag.Switch("--quiet", "Shows no progress; prints only the comparison's page.");

    /// <summary>All flags in groups.</summary>
    public IReadOnlyList<HelpSection> Sections { get; }

    /// <summary>The requested number of threads, or null.</summary>
    public int? Threads(ParseResult parsed) => _train.Threads(parsed);

    /// <summary>The output folder, or null.</summary>
    public string? Out(ParseResult parsed) => parsed.GetValue(_out);

    /// <summary>The first flag given that defines what to try or train, or null.</summary>
    public Option? FirstOfPlan(ParseResult parsed) =>
        Sections
            .Where(section => section != Sections[1])
            .SelectMany(section => section.Options)
            .FirstOrDefault(option => IsGiven(parsed, option));

    /// <summary>Adds the flags to the request from a file.</summary>
    /// <exception cref="UsageException">A value of --try is invalid.</exception>
    public SweepRequest AddTo(SweepRequest file, ParseResult parsed)
    {
        var shared = new Dictionary<string, string>(file.Shared);
        foreach (
            var option in _train
                .OfEveryRun.SelectMany(section => section.Options)
                .Where(option => IsGiven(parsed, option))
        )
        {
            shared[option.Name.TrimStart('-')] = parsed.GetResult(option)!.Tokens is [var value, ..]
                ? value.Value
                : "true";
        }

        SearchAxis[] axes = [.. (parsed.GetValue(_try) ?? []).Select(Axis)];
        var vocabulary = new SweepVocabulary(SweepRequest.Recipes(shared, file.Axes.Concat(axes)));
        foreach (var axis in axes)
            Explained(string.Join('/', axis.Names), () => vocabulary.Check(axis));
        foreach (var (name, text) in shared.Except(file.Shared))
            vocabulary.Check(name, text);
        return file with
        {
            Shared = shared,
            Axes = [.. file.Axes, .. axes],
            Random = (int?)parsed.GetValue(_random) ?? file.Random,
            RandomSeed = (ulong?)parsed.GetValue(_randomSeed) ?? file.RandomSeed,
        };
    }

    private static bool IsGiven(ParseResult parsed, Option option) => parsed.GetResult(option) is { Implicit: false };

    private static SearchAxis Axis(string text)
    {
        var (name, values) = text.IndexOf('=', StringComparison.Ordinal) is var at and > 0
            ? (text[..at], text[(at + 1)..])
            : throw new UsageException($"--try takes a name and values, as in --try lr=1e-4,3e-4, not '{text}'.");
        return Explained(
            name,
            () => SearchAxis.Parse(name.TrimStart('-'), values.Split(',', StringSplitOptions.TrimEntries))
        );
    }

    private static void Explained(string name, Action check) =>
        Explained(
            name,
            () =>
            {
                check();
                return true;
            }
        );

    private static T Explained<T>(string name, Func<T> make)
    {
        try
        {
            return make();
        }
        catch (UserErrorException problem)
        {
            throw new UsageException($"--try {name}: {problem.Message}");
        }
    }
}
