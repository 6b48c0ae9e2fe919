using GanForge.Data;
using GanForge.Data.Files;
using GanForge.Evaluation.Classifier;
using GanForge.Evaluation.Examples;
using GanForge.Evaluation.Metrics;
using GanForge.Gans.Settings;
using GanForge.Imaging;

namespace GanForge.Evaluation;

/// <summary>
/// Measures examples:
/// <code>
/// var evaluator = new Evaluator(EvaluationReference.Load("mnist"));
/// var real = evaluator.Real(samples: 10_000);
/// var fake = evaluator.Measure(new GeneratedExamples(generator, "mine", 10_000, seed: 0));
/// Console.WriteLine($"{fake.Figures["digit-fid"]}, and {real.Figures["digit-fid"]} for real digits");
/// </code>
/// The same examples and seed give the same figures, to the bit.
/// </summary>
/// <param name="reference">What they are measured against.</param>
/// <param name="metrics">What is measured, or null for what is usual and the examples are enough for.</param>
/// <param name="seed">What all randomness of metrics follows from.</param>
public sealed class Evaluator(EvaluationReference reference, IReadOnlyList<Metric>? metrics = null, ulong seed = 0)
{
    private const int FewExamples = 100;

    private readonly Dictionary<int, EvaluationResult> _reals = [];
    private readonly Lazy<string?> _hash = new(() => reference.ClassifierOrNull?.Hash);

    /// <summary>What examples are measured against.</summary>
    public EvaluationReference Reference => reference;

    /// <summary>What is measured.</summary>
    public IReadOnlyList<Metric> Metrics { get; } = metrics ?? MetricCatalogue.Usual(reference.Test);

    /// <summary>The number of examples that these figures are usually measured on: 10,000 images, 26,000 stacked ones, 2,500 points.</summary>
    public int UsualSamples => Metrics.Max(metric => metric.UsualSamples);

    /// <summary>Metrics that look at more examples than they usually do, where all are measured on <see cref="UsualSamples"/>: their figures are not to be held beside usual ones.</summary>
    public IReadOnlyList<Metric> OnMoreThanUsual => [.. Metrics.Where(metric => metric.UsualSamples < Math.Min(UsualSamples, metric.MostSamples))];

    /// <summary>The numbers that every evaluation has.</summary>
    public IReadOnlyList<MetricValue> Figures => [.. Metrics.SelectMany(metric => metric.Values)];

    /// <summary>Examples of the training set, as many as are wanted or there are.</summary>
    /// <param name="samples">The number of examples.</param>
    public ExampleSource RealExamples(int samples) => DatasetExamples.Real(reference.Train, samples, seed);

    /// <summary>The row "real": as many examples of the training set, or all there are, measured once.</summary>
    /// <param name="samples">The number of examples.</param>
    /// <param name="progress">Is told how far it has come, or null.</param>
    /// <param name="cancellationToken">Ends it.</param>
    /// <exception cref="UserErrorException">There are too few examples for a metric that was asked for.</exception>
    /// <exception cref="OperationCanceledException">It was to stop.</exception>
    public EvaluationResult Real(int samples, IProgress<EvaluationProgress>? progress = null, CancellationToken cancellationToken = default)
    {
        if (!_reals.TryGetValue(samples, out var real))
            _reals.Add(samples, real = Measure(RealExamples(samples), () => null, progress, cancellationToken));
        return real;
    }

    /// <summary>Measures examples.</summary>
    /// <param name="source">The examples.</param>
    /// <param name="progress">Is told how far it has come, or null.</param>
    /// <param name="cancellationToken">Ends it.</param>
    /// <exception cref="UserErrorException">There are too few examples for a metric that was asked for, or they are of another kind.</exception>
    /// <exception cref="OperationCanceledException">It was to stop.</exception>
    public EvaluationResult Measure(ExampleSource source, IProgress<EvaluationProgress>? progress = null, CancellationToken cancellationToken = default)
    {
        ArgumentNullException.ThrowIfNull(source);
        return Measure(source.AskedLike(reference.Train), () => Real(source.Count, progress, cancellationToken), progress, cancellationToken);
    }

    /// <summary>
    /// Draws images, each followed by the five training images that are nearest to it by pixels, and by the five nearest by
    /// the classifier's features. Under a neighbour stands its distance over that of a typical test image, which nobody
    /// memorised.
    /// </summary>
    /// <param name="source">The images; the first are drawn.</param>
    /// <param name="count">How many.</param>
    /// <param name="progress">Is told how far it has come, or null.</param>
    /// <param name="cancellationToken">Ends it.</param>
    /// <exception cref="UserErrorException">The examples are no grey images.</exception>
    /// <exception cref="OperationCanceledException">It was to stop.</exception>
    public Bitmap DrawNeighbours(ExampleSource source, int count = 10, IProgress<EvaluationProgress>? progress = null, CancellationToken cancellationToken = default)
    {
        ArgumentNullException.ThrowIfNull(source);
        RequireNeighbours();
        return Draw(new Measurement(source.AskedLike(reference.Train).First(count), reference, seed, () => null, progress, cancellationToken));

        Bitmap Draw(Measurement measurement) => reference.NeighboursFor(measurement).Draw(measurement);
    }

    /// <summary>Sees that <see cref="DrawNeighbours"/> can draw.</summary>
    /// <exception cref="UserErrorException">The data set holds no grey images, or fewer than are drawn beside each.</exception>
    public void RequireNeighbours()
    {
        if (reference.Test is not ImageDataset { Channels: 1 })
            throw new UserErrorException($"Nearest training images are drawn of grey images, which those of {reference.Test.Name} are not.");
        if (reference.Train.Count < TrainingNeighbours.Shown)
            throw new UserErrorException($"{TrainingNeighbours.Shown} nearest training images are drawn, and {reference.Train.Name} has {reference.Train.Count}.");
    }

    /// <summary>Sees that examples are of the data set's kind and classes, and enough for every metric that was asked for; a usual one that takes more is left out, and a note says so.</summary>
    /// <param name="source">The examples.</param>
    /// <exception cref="UserErrorException">They are of another kind or of other classes, or too few for a metric that was asked for.</exception>
    public void Require(ExampleSource source)
    {
        ArgumentNullException.ThrowIfNull(source);
        if (source.Example[2] != reference.Test.Channels)
            throw new UserErrorException($"{source.Name} holds {Kind(source.Example[2])}, and {reference.Test.Name} {Kind(reference.Test.Channels)}; --dataset names a data set of the same kind.");
        var classes = reference.Test.ClassNames.Count;
        if (source.Labels?.Max() is { } label && label >= classes)
            throw new UserErrorException($"{source.Name} has the label {label}, and {reference.Test.Name} has the classes 0 to {classes - 1}.");
        RequireMemory(source, AvailableMemory.Bytes);
        foreach (var metric in metrics ?? [])
        {
            if (metric.LeftOutBeside(reference.Test) is { } problem)
                throw new UserErrorException(problem);
            if (source.Count < metric.LeastSamples)
                throw new UserErrorException($"{metric.Name} takes {metric.LeastSamples} examples or more, and {source.Name} has {source.Count}.");
        }
    }

    /// <summary>Sees that what metrics keep of examples finds room, so that no work is begun that cannot be ended.</summary>
    /// <param name="source">The examples.</param>
    /// <param name="available">Bytes of memory that are free.</param>
    /// <exception cref="UserErrorException">It does not.</exception>
    internal void RequireMemory(ExampleSource source, long available)
    {
        var kept = reference.ClassifierOrNull is { } classifier ? DigitClassifier.FeatureCount + classifier.Classes : 0;
        var largest = Metrics.Max(metric => metric.NumbersKept(reference.Test));
        // A metric keeps its numbers twice at times: as they come, and in the form that it takes.
        var each = Math.Max(1, sizeof(float) * (kept + (2L * largest)));
        var most = Math.Min(available / each, Array.MaxLength / Math.Max(1, Math.Max(kept, largest)));
        if (source.Count > most)
            throw new UserErrorException($"{source.Count} examples of {source.Name} take {AvailableMemory.Words(source.Count * each)} of memory to measure, and there is room for {most}; --samples takes fewer.");
    }

    private EvaluationResult Measure(ExampleSource source, Func<EvaluationResult?> real, IProgress<EvaluationProgress>? progress, CancellationToken cancellationToken)
    {
        Require(source);
        var measurement = new Measurement(source, reference, seed, real, progress, cancellationToken);
        var figures = new Dictionary<string, double?>();
        foreach (var note in source.Notes)
            measurement.Note(note);
        if (source.Count < FewExamples)
            measurement.Note($"Figures of {source.Count} examples are mostly chance; they begin to say something at some hundreds.");
        foreach (var metric in Metrics)
        {
            foreach (var (figure, value) in metric.Values.Zip(Measure(metric, measurement)))
                figures.Add(figure.Name, value);
        }
        return new EvaluationResult(source.Name, source.Count, figures)
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
        if ((metric.LeftOut(measurement.Source.Count) ?? metric.LeftOutBeside(measurement.Reference.Test)) is not { } note)
            return metric.Measure(measurement);
        measurement.Note(note);
        return new double?[metric.Values.Count];
    }

    private static string Kind(int channels) => channels switch
    {
        1 => "grey images",
        2 => "points",
        _ => $"images of {channels} channels",
    };
}
