using GanForge.Data;
using GanForge.Evaluation.Statistics;

namespace GanForge.Evaluation.Metrics;

/// <summary>
/// The metrics "modes" and "high-quality" for points: the coverage of the mixture, and the share of points close to it.
/// </summary>
internal sealed class PointModeCoverage : Metric
{
    public override string Name => "modes";

    public override IReadOnlyList<MetricValue> Values { get; } =
    [
        new("modes", "0", "Modes with at least one point of high quality.") { Goal = "higher is better" },
        new(
            "high-quality",
            "0.0 %",
            "Share of the points within three standard deviations of the nearest centre; true data has 98.9 %."
        )
        {
            Goal = "higher is better",
        },
    ];

    public override int UsualSamples => ModeCoverage.UsualSamples;

    public override bool Suits(Dataset dataset) => dataset is PointDataset;

    internal override int NumbersKept(Dataset test) => test.ImageLength;

    public override IReadOnlyList<double?> Measure(Measurement measurement)
    {
        var points = new List<float>(2 * measurement.Source.Count);
        foreach (var batch in measurement.Source.Batches())
        {
            points.AddRange(batch.Span);
            measurement.Report(measurement.Source.Name, points.Count / (2.0 * measurement.Source.Count));
        }
        var coverage = ModeCoverage.Compute(((PointDataset)measurement.Reference.Test).Mixture, [.. points]);
        if (measurement.Real is not null && measurement.Source.Labels is not null)
        {
            measurement.Note(
                $"{measurement.Source.Name}: the generator was told which mode to make, so that its modes are "
                    + $"not comparable with published ones; --conditional false trains without."
            );
        }

        return [coverage.Modes, coverage.HighQuality];
    }
}
