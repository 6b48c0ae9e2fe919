using GanForge.Data;

namespace GanForge.Gans;

/// <summary>
/// Measures examples:
/// <code>
/// var evaluator = new Evaluator(EvaluationReference.Load("mnist"));
/// var real = evaluator.Measure(DatasetExamples.Real(evaluator.Reference.Train, 10_000, seed: 0));
/// var fake = evaluator.Measure(new GeneratedExamples(generator, "mine", 10_000, seed: 0));
/// Console.WriteLine($"{fake.Figures["digit-fid"]}, and {real.Figures["digit-fid"]} for real digits");
/// </code>
/// The same examples and seed give the same figures, to the bit.
/// </summary>
/// <param name="reference">What they are measured against.</param>
/// <param name="metrics">What is measured, or null for what is usual.</param>
/// <param name="seed">What all randomness of metrics follows from.</param>
public sealed class Evaluator(EvaluationReference reference, IReadOnlyList<Metric>? metrics = null, ulong seed = 0)
{
    private const int UsualImages = 10_000;

    private readonly Lazy<string?> _hash = new(() => reference.ClassifierOrNull?.Hash);

    /// <summary>What examples are measured against.</summary>
    public EvaluationReference Reference => reference;

    /// <summary>What is measured.</summary>
    public IReadOnlyList<Metric> Metrics { get; } = metrics ?? MetricCatalogue.Usual(reference.Test);

    /// <summary>The number of examples that figures are usually measured on: 10,000 images; 2,500 points.</summary>
    public int UsualSamples => reference.Test is PointDataset ? ModeCoverage.UsualSamples : UsualImages;

    /// <summary>The numbers that every evaluation has.</summary>
    public IReadOnlyList<Figure> Figures => [.. Metrics.SelectMany(metric => metric.Figures)];

    /// <summary>Measures examples.</summary>
    /// <param name="source">The examples.</param>
    /// <param name="progress">Is told how far it has come, or null.</param>
    /// <param name="stop">Ends it.</param>
    /// <exception cref="UserErrorException">There are too few examples for a metric, or they are of another kind.</exception>
    /// <exception cref="OperationCanceledException">It was to stop.</exception>
    public Evaluation Measure(ExampleSource source, IProgress<EvaluationProgress>? progress = null, CancellationToken stop = default)
    {
        ArgumentNullException.ThrowIfNull(source);
        foreach (var metric in Metrics)
        {
            if (source.Count < metric.LeastSamples)
                throw new UserErrorException($"{metric.Name} takes {metric.LeastSamples} examples or more, and {source.Name} has {source.Count}.");
        }
        var measurement = new Measurement(source, reference, seed, progress, stop);
        var figures = new Dictionary<string, double?>();
        foreach (var metric in Metrics)
        {
            foreach (var (figure, value) in metric.Figures.Zip(metric.Measure(measurement)))
                figures.Add(figure.Name, value);
        }
        return new Evaluation(source.Name, source.Count, figures)
        {
            Step = source.Step,
            Seed = seed,
            Dataset = reference.Test.Name,
            Classifier = _hash.Value,
            Classes = measurement.IsClassified ? ClassCounts(measurement.Images) : null,
        };
    }

    private static int[] ClassCounts(ClassifiedImages images)
    {
        var counts = new int[images.ClassCount];
        foreach (var number in images.Classes)
            counts[number]++;
        return counts;
    }
}
