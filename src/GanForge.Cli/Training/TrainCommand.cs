using System.CommandLine;
using System.Text.Json;
using GanForge.Cli.Evaluating;
using GanForge.Cli.Flags;
using GanForge.Cli.Help;
using GanForge.Cli.Terminals;
using GanForge.Data;
using GanForge.Evaluation.Classifier;
using GanForge.Evaluation.Metrics;
using GanForge.Gans;
using GanForge.Runs.Folder;
using GanForge.Runs.Session;
using GanForge.Runs.State;
using GanForge.Studio.Web;
using Spectre.Console;

namespace GanForge.Cli.Training;

/// <summary>`ganforge train`: trains a recipe or resumes a run.</summary>
internal sealed class TrainCommand : Command, IDocumented
{
    private readonly Terminal _terminal;
    private readonly TrainFlags _flags;

    /// <summary>Creates the command.</summary>
    /// <param name="terminal">The terminal to write to.</param>
    /// <param name="arguments">The command line, which may name the recipe whose settings are flags.</param>
    public TrainCommand(Terminal terminal, IReadOnlyList<string> arguments)
        : base("train", "Trains a GAN and keeps everything in a run folder.")
    {
        _terminal = terminal;
        Recipe = RecipeCatalogue.Find(NamedRecipe(arguments) ?? RecipeCatalogue.Default);
        _flags = new TrainFlags(Recipe);
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
        new("ganforge train", "The default recipe on MNIST, with the recipe's own settings."),
        new(
            "ganforge train --recipe dcgan --epochs 3 --desc first-try",
            "Another recipe, shorter, under a name of your own."
        ),
        new(
            "ganforge train --dataset fashion-mnist --lr 5e-4 --seed 7",
            "Other images, one learning rate for both networks, another seed."
        ),
        new("ganforge train --resume latest --epochs 10", "Goes on with the newest run, up to 10 epochs in all."),
        new("ganforge train --recipe dcgan --help", "Lists that recipe's settings."),
    ];

    /// <summary>The recipe named on a command line, or null.</summary>
    internal static string? NamedRecipe(IReadOnlyList<string> arguments)
    {
        for (var i = 0; i < arguments.Count; i++)
        {
            if (arguments[i] == "--recipe" && i + 1 < arguments.Count && !arguments[i + 1].StartsWith('-'))
                return arguments[i + 1];
            if (
                arguments[i].StartsWith("--recipe=", StringComparison.Ordinal)
                || arguments[i].StartsWith("--recipe:", StringComparison.Ordinal)
            )
            {
                return arguments[i]["--recipe=".Length..];
            }
        }
        return null;
    }

    private int Run(ParseResult parsed)
    {
        var (json, quiet) = (parsed.GetValue(_flags.Json), parsed.GetValue(_flags.Quiet));
        ThreadCount.Use(_flags.Threads(parsed), _terminal);
        if (_flags.Resume(parsed) is { } run)
            return Train(TrainingSession.Resume(run, _flags.OldRun(parsed)), json, quiet);

        var options = _flags.NewRun(parsed);
        TrainingSession.Check(options);
        if (parsed.GetValue(_flags.DryRun))
        {
            new PlanView(_terminal).Show(TrainingPlan.For(options, DatasetPair.ForPlan(options)), json);
            return ExitCode.Done;
        }
        var data = DatasetPair.Load(options, quiet ? null : new DownloadView(_terminal));
        PrepareEvaluations(options, data, quiet);
        return Train(TrainingSession.Start(options, data), json, quiet);
    }

    /// <summary>
    /// Prepares the metrics before training: their classifier may take minutes to train, which would surprise after the
    /// first epoch.
    /// </summary>
    private void PrepareEvaluations(TrainingOptions options, DatasetPair data, bool quiet)
    {
        if (options.EvaluateSamples is { } samples && !quiet)
        {
            foreach (
                var note in MetricCatalogue.Usual(data.Test).Select(metric => metric.LeftOut(samples)).OfType<string>()
            )
            {
                _terminal.Messages.WriteLine(note);
            }
        }
        if (options.EvaluateEvery is null or 0 || data.Train is not ImageDataset images)
            return;
        using var progress = new EvaluationProgressLine(_terminal, TimeProvider.System);
        new ClassifierCache().For(options.Dataset, images, progress);
    }

    /// <summary>Reports the run's folder, from which the studio learns which run it has started.</summary>
    private void SayFolder(RunFolder run)
    {
        if (Environment.GetEnvironmentVariable(StudioOptions.FolderVariable) is null)
            return;
        _terminal.Output.WriteLine(JsonSerializer.Serialize(run.Path));
        _terminal.Output.Flush();
    }

    private int Train(TrainingSession session, bool json, bool quiet)
    {
        using (session)
        {
            SayFolder(session.Folder);
            var progress = ProgressView.For(_terminal, quiet);
            using var interruption = new InterruptHandler(progress.Restore);
            var result = progress.Watch(session, interruption.Token);
            new ResultView(_terminal, session).Show(result, json, quiet);
            return result.Outcome == TrainingOutcome.Interrupted ? ExitCode.Interrupted : ExitCode.Done;
        }
    }
}
