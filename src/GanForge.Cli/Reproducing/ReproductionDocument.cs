using GanForge.Experiments.Reproductions;

namespace GanForge.Cli.Reproducing;

/// <summary>
/// The document that `reproduce NAME --json` prints. "Same" tells for each comparable seed whether it matches the
/// record bit for bit.
/// </summary>
internal sealed record ReproductionDocument(
    string Outcome,
    string Name,
    string Command,
    string Folder,
    RecordedResult Measured,
    IReadOnlyDictionary<string, ReproducedMetricDocument> Figures,
    IReadOnlyDictionary<ulong, bool> Same
);
