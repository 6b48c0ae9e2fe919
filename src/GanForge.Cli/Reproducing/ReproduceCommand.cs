using System.CommandLine;
using GanForge.Cli.Errors;
using GanForge.Cli.Evaluating;
using GanForge.Cli.Flags;
using GanForge.Cli.Help;
using GanForge.Cli.Sweeping;
using GanForge.Cli.Terminals;
using GanForge.Experiments.Reproductions;
using GanForge.Experiments.Sweeps;
using Spectre.Console;

namespace GanForge.Cli.Reproducing;

/// <summary>`ganforge reproduce`: retrains and measures a row of the table of results.</summary>
internal sealed class ReproduceCommand : Command, IDocumented
{
    private readonly Terminal _terminal;
    private readonly ReproduceFlags _flags = new();
    private readonly Argument<string?> _name = new("name")
    {
        HelpName = "NAME",
        Description = "A result; left out, all of them are listed.",
        Arity = ArgumentArity.ZeroOrOne,
    };

    public ReproduceCommand(Terminal terminal)
        : base("reproduce", "Trains and measures a row of the table of results again, or lists them.")
    {
        _terminal = terminal;
        Add(_name);
        foreach (var option in _flags.Sections.SelectMany(section => section.Options))
            Add(option);
        SetAction(Run);
    }

    /// <inheritdoc/>
    public IReadOnlyList<HelpSection> Sections => _flags.Sections;

    /// <inheritdoc/>
    public IReadOnlyList<Example> Examples { get; } =
    [
        new("ganforge reproduce", "Every result: what was trained, with how many seeds, and its metrics."),
        new(
            "ganforge reproduce r3gan-mnist-3-minutes",
            "Trains its three seeds into runs/r3gan-mnist-3-minutes and shows their metrics next to the recorded "
                + "ones. After an interruption the same command goes on."
        ),
        new("ganforge reproduce r3gan-ring --seeds 1 --dry-run", "What would be trained."),
        new(
            "ganforge reproduce r3gan-ring --catalogue data/results.json --record",
            "Saves the metrics together with those of other seeds, in the format of the built-in results."
        ),
        new(
            "ganforge reproduce --catalogue data/results.json --markdown docs/results.md",
            "Redraws the tables of a page."
        ),
    ];

    private int Run(ParseResult parsed)
    {
        var request = _flags.Read(parsed, parsed.GetValue(_name));
        ThreadCount.Use(request.Threads, _terminal);
        var catalogue = request.Catalogue is { } file ? Load(file) : ResultCatalogue.BuiltIn;
        if (request.Name is { } name)
            return Reproduce(catalogue.Find(name), request);
        if (request.Markdown is { } page)
            Draw(new ResultPage(catalogue), page);
        else if (request.Json)
            new ResultListView(_terminal, catalogue).Print();
        else
            new ResultListView(_terminal, catalogue).Show();
        return ExitCode.Done;
    }

    private static void Draw(ResultPage page, string path)
    {
        RequireFile(path);
        var text = page.Draw(path, File.ReadAllText(path));
        OutputFile.To(path, () => AtomicFile.Write(path, text));
    }

    private static ResultCatalogue Load(string path)
    {
        RequireFile(path);
        return ResultCatalogue.Read(path);
    }

    private static void RequireFile(string path)
    {
        if (!File.Exists(path))
            throw new UsageException($"There is no file {path}.");
    }

    private int Reproduce(ResultEntry entry, ReproduceRequest request)
    {
        var plan = entry.Plan(request.Seeds ?? entry.Seeds, request.DataDirectory);
        if (request.Record)
            entry.RequireRoomFor(request.Seeds ?? entry.Seeds);
        var folder = Path.Combine(request.OutDirectory, entry.Name);
        var cache = new DatasetCache { ForPlans = request.DryRun, Progress = new DownloadView(_terminal) };
        var plans = plan.Check(cache.Load);
        if (request.DryRun)
        {
            if (!request.Json)
            {
                ResultListView.Show(entry, _terminal);
                _terminal.Results.WriteLine();
            }
            new SweepPlanView(_terminal).Show(plan, plans, folder, request.Json);
            return ExitCode.Done;
        }

        using var sweep = Sweep.Extend(folder, plan, cache.Load);
        var training = new SweepProgress(_terminal, sweep, plans, request.Json);
        using var measuring = new EvaluationProgressLine(_terminal, TimeProvider.System);
        using var interruption = new InterruptHandler(measuring.Dispose);
        try
        {
            if (sweep.Run(training, interruption.Token))
            {
                return Measure(
                    entry,
                    request,
                    sweep,
                    training.Failures,
                    plans[0].ImagesSeen,
                    measuring,
                    interruption.Token
                );
            }
        }
        catch (OperationCanceledException)
        {
            measuring.Dispose();
        }
        var done = sweep.Trials.Count(trial => trial.State == TrialState.Done);
        _terminal.Messages.WriteLine(
            $"Stopped and saved, {done} of {plans.Count} seeds trained; the same command goes on."
        );
        return ExitCode.Interrupted;
    }

    private int Measure(
        ResultEntry entry,
        ReproduceRequest request,
        Sweep sweep,
        IReadOnlyDictionary<string, string> failures,
        long images,
        EvaluationProgressLine progress,
        CancellationToken cancellationToken
    )
    {
        var done = sweep.Trials.Where(trial => trial.State == TrialState.Done).Select(trial => trial.Run!).ToList();
        if (done.Count > 0)
        {
            var reproduction = Reproduction.Measure(entry, done, images, progress, cancellationToken);
            progress.Dispose();
            var view = new ReproductionView(_terminal, reproduction);
            if (request.Json)
                _terminal.PrintJson(view.Document(failures.Count == 0 ? "completed" : "failed", sweep.Folder));
            else
                view.Show();
            if (request.Record && failures.Count == 0)
            {
                OutputFile.To(
                    request.Catalogue!,
                    () => view.ShowRecord(reproduction.Record(request.Catalogue!), request.Catalogue!)
                );
            }
        }
        foreach (var (trial, message) in failures)
            _terminal.Messages.WriteLine($"Failed: {trial}: {message}");
        return failures.Count == 0 ? ExitCode.Done : ExitCode.Failed;
    }
}
