using GanForge.Data;
using GanForge.Evaluation.Classifier;
using GanForge.Evaluation.Statistics;

namespace GanForge.Evaluation.Metrics;

/// <summary>
/// The metric "digit-fid": the Fréchet distance between classifier features of the examples and of the test set.
/// </summary>
internal sealed class DigitFid : Metric
{
    public override string Name => "digit-fid";

    public override IReadOnlyList<MetricValue> Values { get; } =
    [
        new(
            "digit-fid",
            "0.0",
            "Fréchet distance to the test set, by 128 features of our classifier: the smaller the better; not "
                + "comparable with Inception's FID."
        )
        {
            Goal = "lower is better",
        },
    ];

    /// <summary>The minimum for a meaningful covariance, of the test set too.</summary>
    public override int LeastSamples => 2 * DigitClassifier.FeatureCount;

    public override bool Suits(Dataset dataset) => IsGrey(dataset);

    public override IReadOnlyList<double?> Measure(Measurement measurement) =>
        [
            FrechetDistance.Between(
                measurement.Reference.TestStatistics,
                FeatureStatistics.Compute(measurement.Images.Features, DigitClassifier.FeatureCount)
            ),
        ];
}
