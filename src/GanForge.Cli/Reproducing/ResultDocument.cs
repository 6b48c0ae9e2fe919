using GanForge.Experiments.Reproductions;

namespace GanForge.Cli.Reproducing;

/// <summary>A result in `reproduce --json`.</summary>
/// <remarks>
/// Metrics are means and standard deviations over the measured seeds; real holds those of real examples. Values that
/// have not been measured are null.
/// </remarks>
internal sealed record ResultDocument(
    string Name,
    string Table,
    string Recipe,
    string Dataset,
    string Command,
    string Seeds,
    IReadOnlyDictionary<string, MeanAndDeviation?> Figures,
    RecordedResult? Measured,
    IReadOnlyDictionary<string, double?>? Real
);
