using System.CommandLine;
using GanForge.Cli.Errors;
using GanForge.Cli.Flags;
using GanForge.Cli.Help;
using GanForge.Cli.Terminals;
using GanForge.Cli.Training;
using GanForge.Experiments.Sweeps;
using GanForge.Gans;

namespace GanForge.Cli.Sweeping;

/// <summary>`ganforge sweep`: trains all or random combinations of settings, and compares them.</summary>
internal sealed class SweepCommand : Command, IDocumented
{
    private readonly Terminal _terminal;
    private readonly SweepFlags _flags;
    private readonly Argument<string?> _source = new("sweep")
    {
        HelpName = "SWEEP",
        Description = "A YAML file that says what to try, or a sweep's folder, to go on with it.",
        Arity = ArgumentArity.ZeroOrOne,
    };

    /// <summary>Creates the command.</summary>
    /// <param name="terminal">The terminal to write to.</param>
    /// <param name="arguments">The command line, which may name the recipe whose settings are flags.</param>
    public SweepCommand(Terminal terminal, IReadOnlyList<string> arguments)
        : base("sweep", "Trains every combination of some settings, or some at random, and compares them.")
    {
        _terminal = terminal;
        Recipe = RecipeCatalogue.Find(TrainCommand.NamedRecipe(arguments) ?? RecipeCatalogue.Default);
        _flags = new SweepFlags(Recipe);
        Add(_source);
        foreach (var option in _flags.Sections.SelectMany(section => section.Options))
            Add(option);
        SetAction(Run);
    }

    /// <summary>The recipe whose settings are flags.</summary>
    public RecipeEntry Recipe { get; }

    /// <inheritdoc/>
    public IReadOnlyList<HelpSection> Sections => _flags.Sections;

    /// <inheritdoc/>
    public IReadOnlyList<Example> Examples { get; } =
    [
        new(
            "ganforge sweep --recipe mlp --epochs 5 --try lr=1e-4,3e-4,1e-3 --try seed=1,2",
            "Six runs, kept in sweeps/mlp-lr-seed; the same command goes on after an interruption."
        ),
        new(
            "ganforge sweep --recipe mlp --try pixel-mean/pixel-deviation=0.5/0.5,0.1307/0.3081",
            "Two normalisations: settings that go together."
        ),
        new(
            "ganforge sweep --try lr=1e-4..1e-2 --try batch-size=32,64,128 --random 10 --epochs 1",
            "Ten runs drawn at random."
        ),
        new("ganforge sweep examples/mlp-comparison.yaml --dry-run", "Checks a file and lists its trials."),
        new("ganforge sweep sweeps/mlp-lr-seed", "Goes on with a sweep, whatever began it."),
    ];

    private int Run(ParseResult parsed)
    {
        var (json, quiet) = (parsed.GetValue(_flags.Json), parsed.GetValue(_flags.Quiet));
        ThreadCount.Use(_flags.Threads(parsed), _terminal);
        var (plan, folder) = Find(parsed);
        var cache = new DatasetCache
        {
            ForPlans = parsed.GetValue(_flags.DryRun),
            Progress = quiet ? null : new DownloadView(_terminal),
        };
        var plans = plan.Check(cache.Load);
        if (parsed.GetValue(_flags.DryRun))
        {
            new SweepPlanView(_terminal).Show(plan, plans, folder, json);
            return ExitCode.Done;
        }

        using var sweep = Sweep.Open(folder, plan, cache.Load);
        var progress = new SweepProgress(_terminal, sweep, plans, quiet || json);
        using var interruption = new InterruptHandler(() => { });
        var isComplete = sweep.Run(progress, interruption.Token);
        return new SweepResultView(_terminal, sweep).Show(isComplete, progress.Failures, json, quiet);
    }

    private (SweepPlan Plan, string Folder) Find(ParseResult parsed)
    {
        var source = parsed.GetValue(_source);
        if (source is not null && Directory.Exists(source))
        {
            if (_flags.FirstOfPlan(parsed) is { } flag)
            {
                throw new UsageException(
                    $"{flag.Name} does not go with a sweep's folder, whose plan stands; without the folder it "
                        + $"begins a new sweep."
                );
            }

            return (
                SweepPlan.Read(source)
                    ?? throw new UsageException($"{source} is not a sweep's folder: it has no plan.json."),
                source
            );
        }
        if (source is not null && !File.Exists(source))
        {
            throw new UsageException(
                $"There is no file or folder {source}; a sweep takes a YAML file, a sweep's folder, or --try."
            );
        }

        var request = _flags.AddTo(source is null ? new SweepRequest() : SweepFile.Read(source), parsed);
        return (
            request.Plan(),
            _flags.Out(parsed)
                ?? Path.Combine("sweeps", source is null ? NameOf(request) : Path.GetFileNameWithoutExtension(source))
        );
    }

    private string NameOf(SweepRequest request) =>
        string.Join(
            '-',
            request.Axes.SelectMany(axis => axis.Names).Prepend(request.Shared.GetValueOrDefault("recipe", Recipe.Name))
        );
}
