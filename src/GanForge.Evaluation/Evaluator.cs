using GanForge.Data;
using GanForge.Data.Files;
using GanForge.Evaluation.Classifier;
using GanForge.Evaluation.Examples;
using GanForge.Evaluation.Metrics;
using GanForge.Gans.Settings;
using GanForge.Imaging;

namespace GanForge.Evaluation;

/// <summary>
/// Measures the quality of generated examples.
/// <code>
/// var evaluator = new Evaluator(EvaluationReference.Load("mnist"));
/// var real = evaluator.Real(samples: 10_000);
/// var fake = evaluator.Measure(new GeneratedExamples(generator, "mine", 10_000, seed: 0));
/// Console.WriteLine($"{fake.Values["digit-fid"]}, and {real.Values["digit-fid"]} for real digits");
/// </code>
/// The same examples and seed produce the same values, bit for bit.
/// </summary>
/// <param name="reference">The data sets and the classifier to measure against.</param>
/// <param name="metrics">
/// The metrics, or null for the default ones; of these, metrics that need more examples are skipped.
/// </param>
/// <param name="seed">The seed of all randomness in metrics.</param>
public sealed class Evaluator(EvaluationReference reference, IReadOnlyList<Metric>? metrics = null, ulong seed = 0)
{
    private const int FewExamples = 100;

    private readonly Dictionary<int, EvaluationResult> _reals = [];
    private readonly Lazy<string?> _hash = new(() => reference.ClassifierOrNull?.Hash);

    /// <summary>The reference that examples are measured against.</summary>
    public EvaluationReference Reference => reference;

    /// <summary>The metrics.</summary>
    public IReadOnlyList<Metric> Metrics { get; } = metrics ?? MetricCatalogue.Usual(reference.Test);

    /// <summary>
    /// The usual number of examples for these metrics: 10,000 images, 26,000 stacked images, 2,500 points.
    /// </summary>
    public int UsualSamples => Metrics.Max(metric => metric.UsualSamples);

    /// <summary>
    /// The metrics that would see more examples than usual if all were measured on <see cref="UsualSamples"/>; their
    /// values are not comparable with the usual ones.
    /// </summary>
    public IReadOnlyList<Metric> OnMoreThanUsual =>
        [.. Metrics.Where(metric => metric.UsualSamples < Math.Min(UsualSamples, metric.MostSamples))];

    /// <summary>The values that every evaluation contains.</summary>
    public IReadOnlyList<MetricValue> Values => [.. Metrics.SelectMany(metric => metric.Values)];

    /// <summary>Returns examples of the training set: the given number, or all if there are fewer.</summary>
    /// <param name="samples">The number of examples.</param>
    public ExampleSource RealExamples(int samples) => DatasetExamples.Real(reference.Train, samples, seed);

    /// <summary>
    /// Measures real examples from the training set (the given number, or all), once per number: the row "real".
    /// </summary>
    /// <param name="samples">The number of examples.</param>
    /// <param name="progress">The receiver of progress reports, or null.</param>
    /// <param name="cancellationToken">The token that cancels the measurement.</param>
    /// <exception cref="UserErrorException">There are too few examples for a requested metric.</exception>
    /// <exception cref="OperationCanceledException">The operation was canceled.</exception>
    public EvaluationResult Real(
        int samples,
        IProgress<EvaluationProgress>? progress = null,
        CancellationToken cancellationToken = default
    )
    {
        if (!_reals.TryGetValue(samples, out var real))
            _reals.Add(samples, real = Measure(RealExamples(samples), () => null, progress, cancellationToken));
        return real;
    }

    /// <summary>Measures examples.</summary>
    /// <param name="source">The examples.</param>
    /// <param name="progress">The receiver of progress reports, or null.</param>
    /// <param name="cancellationToken">The token that cancels the measurement.</param>
    /// <exception cref="UserErrorException">
    /// There are too few examples for a requested metric, or they are of another kind.
    /// </exception>
    /// <exception cref="OperationCanceledException">The operation was canceled.</exception>
    public EvaluationResult Measure(
        ExampleSource source,
        IProgress<EvaluationProgress>? progress = null,
        CancellationToken cancellationToken = default
    )
    {
        ArgumentNullException.ThrowIfNull(source);
        return Measure(
            source.AskedLike(reference.Train),
            () => Real(source.Count, progress, cancellationToken),
            progress,
            cancellationToken
        );
    }

    /// <summary>
    /// Draws images, each with its five nearest training images by pixels, and five by the classifier's features.
    /// </summary>
    /// <remarks>
    /// A neighbour's caption is its distance divided by that of a typical test image, which cannot have been memorized.
    /// </remarks>
    /// <param name="source">The images; the first ones are drawn.</param>
    /// <param name="count">The number of images.</param>
    /// <param name="progress">The receiver of progress reports, or null.</param>
    /// <param name="cancellationToken">The token that cancels the measurement.</param>
    /// <exception cref="UserErrorException">The examples are not grey images.</exception>
    /// <exception cref="OperationCanceledException">The operation was canceled.</exception>
    public Bitmap DrawNeighbours(
        ExampleSource source,
        int count = 10,
        IProgress<EvaluationProgress>? progress = null,
        CancellationToken cancellationToken = default
    )
    {
        ArgumentNullException.ThrowIfNull(source);
        RequireNeighbours();
        return Draw(
            new Measurement(
                source.AskedLike(reference.Train).First(count),
                reference,
                seed,
                () => null,
                progress,
                cancellationToken
            )
        );

        Bitmap Draw(Measurement measurement) => reference.NeighboursFor(measurement).Draw(measurement);
    }

    /// <summary>Checks that <see cref="DrawNeighbours"/> can draw.</summary>
    /// <exception cref="UserErrorException">
    /// The data set does not hold grey images, or holds fewer than are drawn next to each image.
    /// </exception>
    public void RequireNeighbours()
    {
        if (reference.Test is not ImageDataset { Channels: 1 })
        {
            throw new UserErrorException(
                $"Nearest training images are drawn of grey images, which those of {reference.Test.Name} are not."
            );
        }

        if (reference.Train.Count < TrainingNeighbours.Shown)
        {
            throw new UserErrorException(
                $"{TrainingNeighbours.Shown} nearest training images are drawn, and {reference.Train.Name} has "
                    + $"{reference.Train.Count}."
            );
        }
    }

    /// <summary>
    /// Checks that examples match the data set's kind and classes, and are enough for every requested metric.
    /// </summary>
    /// <remarks>A default metric that needs more examples is skipped with a note.</remarks>
    /// <param name="source">The examples.</param>
    /// <exception cref="UserErrorException">
    /// They are of another kind, have unknown classes, or are too few for a requested metric.
    /// </exception>
    public void Require(ExampleSource source)
    {
        ArgumentNullException.ThrowIfNull(source);
        if (source.Example.Channels != reference.Test.Channels)
        {
            throw new UserErrorException(
                $"{source.Name} holds {Kind(source.Example.Channels)}, and {reference.Test.Name} "
                    + $"{Kind(reference.Test.Channels)}; --dataset names a data set of the same kind."
            );
        }

        var classes = reference.Test.ClassNames.Count;
        if (source.Labels?.Max() is { } label && label >= classes)
        {
            throw new UserErrorException(
                $"{source.Name} has the label {label}, and {reference.Test.Name} has the classes 0 to {classes - 1}."
            );
        }

        RequireMemory(source, AvailableMemory.Bytes);
        foreach (var metric in metrics ?? [])
        {
            if (metric.LeftOutBeside(reference.Test) is { } problem)
                throw new UserErrorException(problem);
            if (source.Count < metric.LeastSamples)
            {
                throw new UserErrorException(
                    $"{metric.Name} takes {metric.LeastSamples} examples or more, and {source.Name} has {source.Count}."
                );
            }
        }
    }

    /// <summary>Checks that the metrics' data fits into memory, so that no measurement starts in vain.</summary>
    /// <param name="source">The examples.</param>
    /// <param name="available">The free memory in bytes.</param>
    /// <exception cref="UserErrorException">The memory is too small.</exception>
    internal void RequireMemory(ExampleSource source, long available)
    {
        var kept = reference.ClassifierOrNull is { } classifier ? DigitClassifier.FeatureCount + classifier.Classes : 0;
        var largest = Metrics.Max(metric => metric.NumbersKept(reference.Test));
        // A metric may hold its numbers twice: as they arrive, and in its own form.
        var each = Math.Max(1, sizeof(float) * (kept + (2L * largest)));
        var most = Math.Min(available / each, Array.MaxLength / Math.Max(1, Math.Max(kept, largest)));
        if (source.Count > most)
        {
            throw new UserErrorException(
                $"{source.Count} examples of {source.Name} take {AvailableMemory.Words(source.Count * each)} of "
                    + $"memory to measure, and there is room for {most}; --samples takes fewer."
            );
        }
    }

    private EvaluationResult Measure(
        ExampleSource source,
        Func<EvaluationResult?> real,
        IProgress<EvaluationProgress>? progress,
        CancellationToken cancellationToken
    )
    {
        Require(source);
        var measurement = new Measurement(source, reference, seed, real, progress, cancellationToken);
        var values = new Dictionary<string, double?>();
        foreach (var note in source.Notes)
            measurement.Note(note);
        if (source.Count < FewExamples)
        {
            measurement.Note(
                $"Metrics of {source.Count} examples are mostly chance; they begin to say something at some hundreds."
            );
        }

        foreach (var metric in Metrics)
        {
            foreach (var (declared, value) in metric.Values.Zip(Measure(metric, measurement)))
                values.Add(declared.Name, value);
        }
        return new EvaluationResult(source.Name, source.Count, values)
        {
            Step = source.Step,
            Seed = seed,
            Dataset = reference.Test.Name,
            Classifier = _hash.Value,
            Notes = measurement.Notes,
            Classes = measurement.ClassCounts,
        };
    }

    private static IReadOnlyList<double?> Measure(Metric metric, Measurement measurement)
    {
        if (
            (metric.LeftOut(measurement.Source.Count) ?? metric.LeftOutBeside(measurement.Reference.Test))
            is not { } note
        )
        {
            return metric.Measure(measurement);
        }

        measurement.Note(note);
        return new double?[metric.Values.Count];
    }

    private static string Kind(int channels) =>
        channels switch
        {
            1 => "grey images",
            2 => "points",
            _ => $"images of {channels} channels",
        };
}
