using GanForge.Data.Catalogue;
using GanForge.Evaluation;
using GanForge.Evaluation.Classifier;
using GanForge.Evaluation.Metrics;
using GanForge.Gans.Settings;
using GanForge.Runs.Folder;
using GanForge.Runs.Models;

namespace GanForge.Experiments.Reproductions;

/// <summary>The results of a row's runs, compared with the recorded ones.</summary>
/// <param name="Entry">The row.</param>
/// <param name="Result">The measured result.</param>
/// <param name="Real">The same metrics for real examples.</param>
public sealed record Reproduction(ResultEntry Entry, RecordedResult Result, IReadOnlyDictionary<string, double?> Real)
{
    /// <summary>
    /// Measures the final generators of runs (averaged if the recipe averages), each metric on its usual number of
    /// examples.
    /// </summary>
    /// <param name="entry">The row that the runs were trained for.</param>
    /// <param name="runs">The completed runs, at least one.</param>
    /// <param name="images">The number of real images that each run was trained on.</param>
    /// <param name="progress">The receiver of progress reports, or null.</param>
    /// <param name="cancellationToken">The token that cancels the measurement.</param>
    /// <exception cref="UserErrorException">The row names an unknown metric, or a run cannot be read.</exception>
    /// <exception cref="OperationCanceledException">The measurement was canceled.</exception>
    public static Reproduction Measure(
        ResultEntry entry,
        IReadOnlyList<RunFolder> runs,
        long images,
        IProgress<EvaluationProgress>? progress = null,
        CancellationToken cancellationToken = default
    )
    {
        ArgumentNullException.ThrowIfNull(entry);
        ArgumentNullException.ThrowIfNull(runs);
        var options = runs.Select(OptionsFile.Read).ToList();
        var reference = EvaluationReference.Load(
            entry.Dataset,
            new DatasetLoader { DataDirectory = options[0].Options.DataDirectory },
            progress,
            cancellationToken
        );
        var metrics = MetricCatalogue
            .Usual(reference.Test)
            .Concat(MetricCatalogue.Find(entry.Row.Also, reference.Test))
            .Distinct();
        var values = new Dictionary<string, IReadOnlyList<double?>>();
        var real = new Dictionary<string, double?>();
        var samples = new Dictionary<string, int>();
        foreach (var usual in metrics.GroupBy(metric => metric.UsualSamples))
        {
            var evaluator = new Evaluator(reference, [.. usual]);
            var measured = runs.Select(run =>
                    evaluator.Measure(
                        new GeneratedExamples(GeneratorModel.Load(run), run.Name, usual.Key, seed: 0),
                        progress,
                        cancellationToken
                    )
                )
                .ToList();
            var reals = evaluator.Real(usual.Key, progress, cancellationToken);
            foreach (var metric in usual)
            {
                foreach (var name in metric.Values.Select(value => value.Name))
                {
                    values.Add(name, [.. measured.Select(run => run.Values[name])]);
                    real.Add(name, reals.Values[name]);
                    samples.Add(name, Math.Min(usual.Key, metric.MostSamples));
                }
            }
        }
        var result = ResultOf(runs, options, images) with
        {
            Classifier = reference.ClassifierOrNull?.Hash,
            Samples = samples,
            Metrics = values,
        };
        return new Reproduction(entry, result, real);
    }

    /// <summary>
    /// Returns the difference of a metric's mean from the recorded mean, in recorded standard deviations; null if
    /// unknown.
    /// </summary>
    /// <param name="metric">The metric's name.</param>
    public double? DifferenceOf(string metric) =>
        (Result.MeanAndDeviationOf(metric), Entry.Measured?.MeanAndDeviationOf(metric)) switch
        {
            ({ Mean: var mean }, { Mean: var recorded }) when mean == recorded => 0,
            ({ Mean: var mean }, { Mean: var recorded, Deviation: > 0 and var deviation }) => (mean - recorded)
                / deviation,
            _ => null,
        };

    /// <summary>
    /// Returns the first metric of a seed that differs from the recorded value, with both values; null if all are equal
    /// or not comparable: unrecorded seed, other version, instruction set, classifier, or number of examples.
    /// </summary>
    /// <param name="seed">The seed.</param>
    /// <param name="isComparable">True if the values are comparable.</param>
    public (string Figure, double? Measured, double? Recorded)? Deviates(ulong seed, out bool isComparable)
    {
        var recorded = Entry.Measured;
        isComparable = recorded is not null && recorded.IsOfSameKindAs(Result) && recorded.Seeds.Contains(seed);
        return !isComparable
            ? null
            : recorded!
                .Metrics.Keys.Intersect(Result.Metrics.Keys)
                .Select(name =>
                    ((string, double?, double?)?)(name, Result.MetricOf(name, seed), recorded.MetricOf(name, seed))
                )
                .FirstOrDefault(metric => metric!.Value.Item2 != metric.Value.Item3);
    }

    /// <summary>
    /// Writes the result into a file of tables, for <see cref="ResultCatalogue.Read"/>. Recorded seeds of the same
    /// training, version, instruction set, and threads are kept, as is everything else in the file.
    /// </summary>
    /// <param name="path">The file.</param>
    /// <returns>The row's merged result in the file.</returns>
    /// <exception cref="UserErrorException">Recorded seeds would be lost, or the row is no longer there.</exception>
    /// <exception cref="IOException">The file cannot be written.</exception>
    public RecordedResult Record(string path)
    {
        ArgumentException.ThrowIfNullOrEmpty(path);
        // Read the file again: another process may have recorded other seeds during training.
        var all = ResultCatalogue.Read(path).Find(Entry.Name).Measured?.With(Result) ?? Result;
        ResultFile.Record(path, Entry.Name, all, Real);
        return all;
    }

    private static RecordedResult ResultOf(IReadOnlyList<RunFolder> runs, List<OptionsFile> options, long images) =>
        new()
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
            Metrics = new Dictionary<string, IReadOnlyList<double?>>(),
        };

    /// <summary>Joins the distinct words; runs normally agree on a single one.</summary>
    private static string Joined(IEnumerable<string> words) => string.Join(" and ", words.Distinct());
}
