using GanForge.Experiments.Reproductions;

namespace GanForge.Cli.Reproducing;

/// <summary>
/// A result in `reproduce --json`. Figures are means and standard deviations over the seeds that were measured, real the same
/// of real examples; what nobody has measured is null.
/// </summary>
internal sealed record ResultDocument(
    string Name, string Table, string Recipe, string Dataset, string Command, string Seeds,
    IReadOnlyDictionary<string, MeanAndDeviation?> Figures, RecordedResult? Measured, IReadOnlyDictionary<string, double?>? Real);
