using GanForge.Data;
using GanForge.Evaluation.Classifier;
using GanForge.Evaluation.Statistics;

namespace GanForge.Evaluation.Metrics;

/// <summary>
/// The metrics "precision", "recall", "density", and "coverage", by nearest-neighbour balls of the classifier's
/// features.
/// </summary>
internal sealed class PrecisionRecallMetric : Metric
{
    public override string Name => "precision";

    public override IReadOnlyList<MetricValue> Values { get; } =
    [
        new(
            "precision",
            "0.000",
            "Share of the images that lie as near to test images as these to one another: do they look right?"
        )
        {
            Goal = "higher is better",
        },
        new(
            "recall",
            "0.000",
            "Share of the test images that lie as near to images as these to one another: is everything there?"
        )
        {
            Goal = "higher is better",
        },
        new("density", "0.000", "How thickly images lie where test images do; true data has about 1.")
        {
            Goal = "near 1 is best",
        },
        new("coverage", "0.000", "Share of the test images that have an image in their neighbourhood.")
        {
            Goal = "higher is better",
        },
    ];

    public override int LeastSamples => PrecisionRecall.Neighbours + 1;

    public override bool Suits(Dataset dataset) => IsGrey(dataset);

    internal override int NumbersKept(Dataset test) => DigitClassifier.FeatureCount;

    public override IReadOnlyList<double?> Measure(Measurement measurement)
    {
        var balls = PrecisionRecall.Compute(
            measurement.Reference.TestNeighbourhoods,
            measurement.Images.Features,
            share => measurement.Report($"{measurement.Source.Name}, precision and coverage", share)
        );
        return [balls.Precision, balls.Recall, balls.Density, balls.Coverage];
    }
}
