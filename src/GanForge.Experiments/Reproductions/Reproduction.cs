using GanForge.Data.Catalogue;
using GanForge.Evaluation;
using GanForge.Evaluation.Classifier;
using GanForge.Evaluation.Metrics;
using GanForge.Gans.Settings;
using GanForge.Runs.Folder;
using GanForge.Runs.Models;

namespace GanForge.Experiments.Reproductions;

/// <summary>What a row's runs come to, and how that compares with what is recorded of it.</summary>
/// <param name="Entry">The row.</param>
/// <param name="Result">What was measured.</param>
/// <param name="Real">The same figures of real examples.</param>
public sealed record Reproduction(ResultEntry Entry, RecordedResult Result, IReadOnlyDictionary<string, double?> Real)
{
    /// <summary>Measures the final generators of runs, averaged where the recipe averages; each metric on as many examples as is usual.</summary>
    /// <param name="entry">The row that the runs were trained for.</param>
    /// <param name="runs">The runs, one or more, trained to their end.</param>
    /// <param name="images">Real images that each has learnt from.</param>
    /// <param name="progress">Is told how far it has come, or null.</param>
    /// <param name="cancellationToken">Ends it.</param>
    /// <exception cref="UserErrorException">The row names a metric that there is not, or a run is not readable.</exception>
    /// <exception cref="OperationCanceledException">It was to stop.</exception>
    public static Reproduction Measure(ResultEntry entry, IReadOnlyList<RunFolder> runs, long images, IProgress<EvaluationProgress>? progress = null, CancellationToken cancellationToken = default)
    {
        ArgumentNullException.ThrowIfNull(entry);
        ArgumentNullException.ThrowIfNull(runs);
        var options = runs.Select(OptionsFile.Read).ToList();
        var reference = EvaluationReference.Load(entry.Dataset, new DatasetLoader { DataDirectory = options[0].Options.DataDirectory }, progress, cancellationToken);
        var metrics = MetricCatalogue.Usual(reference.Test).Concat(MetricCatalogue.Find(entry.Row.Also, reference.Test)).Distinct();
        var figures = new Dictionary<string, IReadOnlyList<double?>>();
        var real = new Dictionary<string, double?>();
        var samples = new Dictionary<string, int>();
        foreach (var usual in metrics.GroupBy(metric => metric.UsualSamples))
        {
            var evaluator = new Evaluator(reference, [.. usual]);
            var measured = runs.Select(run => evaluator.Measure(new GeneratedExamples(GeneratorModel.Load(run), run.Name, usual.Key, seed: 0), progress, cancellationToken)).ToList();
            var reals = evaluator.Real(usual.Key, progress, cancellationToken);
            foreach (var (metric, figure) in usual.SelectMany(metric => metric.Values.Select(figure => (metric, figure))))
            {
                figures.Add(figure.Name, [.. measured.Select(run => run.Values[figure.Name])]);
                real.Add(figure.Name, reals.Values[figure.Name]);
                samples.Add(figure.Name, Math.Min(usual.Key, metric.MostSamples));
            }
        }
        var result = ResultOf(runs, options, images) with { Classifier = reference.ClassifierOrNull?.Hash, Samples = samples, Figures = figures };
        return new Reproduction(entry, result, real);
    }

    /// <summary>By how many of the recorded standard deviations the mean of a figure differs from the recorded one; null where that is not known.</summary>
    /// <param name="figure">The figure's name.</param>
    public double? DifferenceOf(string figure) => (Result.SpreadOf(figure), Entry.Measured?.SpreadOf(figure)) switch
    {
        ({ Mean: var mean }, { Mean: var recorded }) when mean == recorded => 0,
        ({ Mean: var mean }, { Mean: var recorded, Deviation: > 0 and var deviation }) => (mean - recorded) / deviation,
        _ => null,
    };

    /// <summary>
    /// The first figure of a seed that is not exactly the recorded one, with both values; null where all are the same.
    /// Where version, instruction set, classifier or number of examples is another one than recorded, or the seed is not recorded, nothing can be said.
    /// </summary>
    /// <param name="seed">The seed.</param>
    /// <param name="isComparable">Whether something can be said.</param>
    public (string Figure, double? Measured, double? Recorded)? Deviates(ulong seed, out bool isComparable)
    {
        var recorded = Entry.Measured;
        isComparable = recorded is not null && recorded.IsOfSameKindAs(Result) && recorded.Seeds.Contains(seed);
        return !isComparable ? null : recorded!.Figures.Keys
            .Intersect(Result.Figures.Keys)
            .Select(name => ((string, double?, double?)?)(name, Result.FigureOf(name, seed), recorded.FigureOf(name, seed)))
            .FirstOrDefault(figure => figure!.Value.Item2 != figure.Value.Item3);
    }

    /// <summary>
    /// Writes what was measured into a file of tables, for <see cref="ResultCatalogue.Read"/>: recorded seeds of the same
    /// training, version, instruction set and threads stay beside it, and so does all else in the file.
    /// </summary>
    /// <param name="path">The file.</param>
    /// <returns>What the file now has of the row.</returns>
    /// <exception cref="UserErrorException">Recorded seeds would be lost, or the row is no longer there.</exception>
    /// <exception cref="IOException">The file cannot be written.</exception>
    public RecordedResult Record(string path)
    {
        ArgumentException.ThrowIfNullOrEmpty(path);
        // Read anew: while this was being trained, another process may have recorded other seeds.
        var all = ResultCatalogue.Read(path).Find(Entry.Name).Measured?.With(Result) ?? Result;
        ResultFile.Record(path, Entry.Name, all, Real);
        return all;
    }

    private static RecordedResult ResultOf(IReadOnlyList<RunFolder> runs, List<OptionsFile> options, long images) => new()
    {
        Date = DateOnly.FromDateTime(DateTime.Today),
        Version = Joined(options.Select(run => run.Origin.Version)),
        Processor = Joined(options.Select(run => run.Origin.Processor)),
        Trained = RecordedResult.TrainedBy(options[0].Options),
        Threads = options.Max(run => run.Origin.Threads),
        Images = images,
        Seeds = [.. options.Select(run => run.Identity.Seed)],
        Seconds = [.. runs.Select(run => Math.Round(RunStatus.Read(run)?.Seconds ?? 0, 1))],
        Samples = new Dictionary<string, int>(),
        Figures = new Dictionary<string, IReadOnlyList<double?>>(),
    };

    /// <summary>One word where all runs agree, as they should.</summary>
    private static string Joined(IEnumerable<string> words) => string.Join(" and ", words.Distinct());
}
