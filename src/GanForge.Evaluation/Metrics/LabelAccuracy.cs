using GanForge.Data;

namespace GanForge.Evaluation.Metrics;

/// <summary>
/// The metric "accuracy": the share of examples that the classifier assigns to their requested class or label.
/// </summary>
internal sealed class LabelAccuracy : Metric
{
    public override string Name => "accuracy";

    public override IReadOnlyList<MetricValue> Values { get; } =
    [
        new(
            "accuracy",
            "0.00 %",
            "Share of the images in which the classifier sees the class that was asked for; of real images, "
                + "their label."
        )
        {
            Goal = "higher is better",
        },
    ];

    public override bool ReadsLabels => true;

    public override bool Suits(Dataset dataset) => IsGrey(dataset);

    public override IReadOnlyList<double?> Measure(Measurement measurement) =>
        measurement.Source.Labels is { } labels
            ? [measurement.Images.Classes.Zip(labels).Count(pair => pair.First == pair.Second) / (double)labels.Count]
            : [null];
}
