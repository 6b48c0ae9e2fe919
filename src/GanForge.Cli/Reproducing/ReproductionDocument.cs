using GanForge.Experiments.Reproductions;

namespace GanForge.Cli.Reproducing;

/// <summary>What `reproduce NAME --json` prints. Same says of each seed that can be compared whether it has the recorded figures to the last bit.</summary>
internal sealed record ReproductionDocument(
    string Outcome, string Name, string Command, string Folder, RecordedResult Measured,
    IReadOnlyDictionary<string, ReproducedFigureDocument> Figures, IReadOnlyDictionary<ulong, bool> Same);
