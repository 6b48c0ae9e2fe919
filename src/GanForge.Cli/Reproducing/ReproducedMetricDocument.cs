using GanForge.Experiments.Reproductions;

namespace GanForge.Cli.Reproducing;

/// <summary>
/// A metric in `reproduce NAME --json`. The difference of means is in recorded standard deviations; unknown values are
/// null.
/// </summary>
internal sealed record ReproducedMetricDocument(
    double? Real,
    MeanAndDeviation? Measured,
    MeanAndDeviation? Recorded,
    double? Difference
);
