using GanForge.Experiments.Reproductions;

namespace GanForge.Cli.Reproducing;

/// <summary>A figure in `reproduce NAME --json`. The difference of the means is in recorded standard deviations; what is not known is null.</summary>
internal sealed record ReproducedFigureDocument(double? Real, MeanAndDeviation? Measured, MeanAndDeviation? Recorded, double? Difference);
