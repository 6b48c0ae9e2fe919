using GanForge.Data;
using GanForge.Evaluation.Statistics;

namespace GanForge.Evaluation.Metrics;

/// <summary>The metric "digit-score": the Inception score's formula with our classifier.</summary>
internal sealed class DigitScore : Metric
{
    public override string Name => "digit-score";

    public override IReadOnlyList<MetricValue> Values { get; } =
    [
        new(
            "digit-score",
            "0.00",
            "exp of the mean KL of each image's classes from all images': 1 at worst, at best the number of classes."
        )
        {
            Goal = "higher is better",
        },
    ];

    public override bool Suits(Dataset dataset) => IsGrey(dataset);

    public override IReadOnlyList<double?> Measure(Measurement measurement) =>
        [ClassifierScore.Compute(measurement.Images.Logits, measurement.Images.ClassCount)];
}
