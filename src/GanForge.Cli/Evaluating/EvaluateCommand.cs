using System.CommandLine;
using GanForge.Cli.Errors;
using GanForge.Cli.Flags;
using GanForge.Cli.Help;
using GanForge.Cli.Terminals;
using GanForge.Evaluation;
using GanForge.Evaluation.Metrics;
using GanForge.Imaging.PngFiles;
using Spectre.Console;

namespace GanForge.Cli.Evaluating;

/// <summary>`ganforge evaluate`: measures the quality of generated examples against real ones.</summary>
internal sealed class EvaluateCommand : Command, IDocumented
{
    private readonly Terminal _terminal;
    private readonly EvaluateFlags _flags = new();
    private readonly Argument<string[]> _names = new("what")
    {
        HelpName = "RUN|FILE...",
        Description =
            "Runs' folders, numbers or names, or latest, which is also meant when all is left out; and images "
            + "of any program: a .npy array, an IDX file, also gzipped or from a pipe, or a folder of PNGs, in "
            + "the order of the numbers in their names.",
        Arity = ArgumentArity.ZeroOrMore,
    };

    public EvaluateCommand(Terminal terminal)
        : base("evaluate", "Measures how good generated images are, compared with real ones.")
    {
        _terminal = terminal;
        Add(_names);
        foreach (var option in _flags.Sections.SelectMany(section => section.Options))
            Add(option);
        SetAction(Run);
    }

    /// <inheritdoc/>
    public IReadOnlyList<HelpSection> Sections => _flags.Sections;

    /// <inheritdoc/>
    public IReadOnlyList<Example> Examples { get; } =
    [
        new("ganforge evaluate", "The newest run, also while it goes on."),
        new("ganforge evaluate 3 5 --samples 50000 --seed 1", "Two runs by other and more images than usual."),
        new("ganforge evaluate 12 --epochs all", "How a run got better, if it was trained with --keep-every."),
        new("ganforge evaluate 12 --metrics nearest --neighbours nearest.png", "Does it repeat its training images?"),
        new("ganforge evaluate fakes.npy digits/ --dataset mnist", "Images that another program has made."),
        new(
            "ganforge evaluate 12 --metrics digit-fid --json",
            "One metric, as JSON with everything that it depends on."
        ),
    ];

    private int Run(ParseResult parsed)
    {
        var request = _flags.Read(parsed, parsed.GetValue(_names) ?? []);
        ThreadCount.Use(request.Threads, _terminal);
        using var progress = new EvaluationProgressLine(_terminal, TimeProvider.System);
        using var interruption = new InterruptHandler(progress.Dispose);
        try
        {
            var cancellationToken = interruption.Token;
            // Load on another thread: a pipe that nobody writes to must not block Ctrl-C.
            var subjects = Task.Run(
                    () => new EvaluationTargets(request, progress, cancellationToken),
                    cancellationToken
                )
                .WaitAsync(cancellationToken)
                .GetAwaiter()
                .GetResult();
            if (request.Neighbours is not null && subjects.Count > 1)
            {
                throw new UsageException(
                    "--neighbours draws a picture of one run's or file's images; name one, and no list of epochs."
                );
            }

            Measure(request, subjects, progress, cancellationToken);
            return ExitCode.Done;
        }
        catch (OperationCanceledException)
        {
            progress.Dispose();
            _terminal.Messages.WriteLine("Stopped; nothing was measured to the end.");
            return ExitCode.Interrupted;
        }
    }

    private void Measure(
        EvaluationRequest request,
        EvaluationTargets subjects,
        EvaluationProgressLine progress,
        CancellationToken cancellationToken
    )
    {
        var reference = subjects.LoadReference(new DownloadView(_terminal), progress, cancellationToken);
        var metrics = request.Metrics is { } names ? MetricCatalogue.Find(names, reference.Test) : null;
        var evaluator = new Evaluator(reference, metrics, request.Seed);
        if (metrics?.FirstOrDefault(metric => request.Samples < metric.LeastSamples) is { } greedy)
        {
            throw new UsageException(
                $"{greedy.Name} takes {greedy.LeastSamples} examples or more, and --samples asks for {request.Samples}."
            );
        }

        if (request.Labels is not null && !evaluator.Metrics.Any(metric => metric.ReadsLabels))
        {
            throw new UsageException(
                "--labels is for accuracy and train-on-fake of grey images, and neither is measured; leave it out."
            );
        }

        if (request.Neighbours is not null)
            evaluator.RequireNeighbours();
        var sources = subjects.Sources(evaluator.UsualSamples);
        foreach (var source in sources)
            evaluator.Require(source);
        List<EvaluationResult> evaluations =
        [
            .. sources
                .Select(source => source.Count)
                .Distinct()
                .Select(count => Noted(evaluator.Real(count, progress, cancellationToken), count)),
            .. FloorExamples
                .Create(evaluator, sources)
                .Select(source => evaluator.Measure(source, progress, cancellationToken)),
            .. sources.Select(source => Noted(evaluator.Measure(source, progress, cancellationToken), request.Samples)),
        ];
        if (request.Samples is null && subjects.HaveRuns && Unusual(evaluator) is { } unusual)
        {
            evaluations =
            [
                .. evaluations.Select(evaluation => evaluation with { Notes = [.. evaluation.Notes, unusual] }),
            ];
        }

        var neighbours = request.Neighbours is null
            ? null
            : evaluator.DrawNeighbours(sources[0], progress: progress, cancellationToken: cancellationToken);
        progress.Dispose();
        var view = new EvaluationView(_terminal, evaluator);
        if (request.Json)
            view.Print(evaluations);
        else
            view.Show(evaluations);
        if (request.Neighbours is not { } picture)
            return;
        // Write the picture last, so that the metrics are not lost if it fails.
        OutputFile.To(picture, () => Png.Save(picture, neighbours!));
        _terminal.Messages.WriteLine(
            $"{picture} shows images of {sources[0].Name} with the training images that are nearest to them."
        );
    }

    /// <summary>
    /// Names the metrics that use more examples than usual because another metric needs them; null if there are none.
    /// </summary>
    private static string? Unusual(Evaluator evaluator)
    {
        var others = evaluator.OnMoreThanUsual;
        if (others.Count == 0)
            return null;
        var most = evaluator.UsualSamples;
        var taker = evaluator.Metrics.First(metric => metric.UsualSamples == most).Name;
        return $"{string.Join(" and ", others.Select(metric => metric.Name))}: of {NumberText.Count(most)} examples "
            + $"here, as {taker} takes them, and usually of {NumberText.Count(others[0].UsualSamples)}; "
            + $"measured alone, the values are comparable with those in the documentation.";
    }

    private static EvaluationResult Noted(EvaluationResult evaluation, int? asked) =>
        evaluation.Samples >= (asked ?? 0)
            ? evaluation
            : evaluation with
            {
                Notes =
                [
                    $"{evaluation.Name}: there are only {NumberText.Count(evaluation.Samples)} examples, fewer "
                        + $"than the {NumberText.Count(asked!.Value)} that are asked for.",
                    .. evaluation.Notes,
                ],
            };
}
