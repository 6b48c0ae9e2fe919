using GanForge.Gans.Json;

namespace GanForge.Runs.Folder;

/// <summary>A line of metrics.jsonl: an evaluation.</summary>
/// <param name="Step">Steps done.</param>
/// <param name="Epoch">The epoch of the stage, from 1.</param>
/// <param name="Samples">Generated examples that were measured.</param>
/// <param name="RealSamples">Real ones; null where an older version did not write it down.</param>
/// <param name="Figures">What was measured of generated examples.</param>
/// <param name="Real">The same of the real ones.</param>
internal sealed record MetricsLine(
    long Step, int Epoch, int Samples, int? RealSamples,
    IReadOnlyDictionary<string, double> Figures, IReadOnlyDictionary<string, double> Real)
{
    /// <summary>Reads one.</summary>
    /// <exception cref="System.Text.Json.JsonException">It is not as training writes it.</exception>
    public static MetricsLine FromJson(JsonField json) =>
        new(json["step"].Whole(), json["epoch"].Int32(), json["samples"].Int32(), json.Find("realSamples")?.Int32(), FiguresOf(json["figures"]), FiguresOf(json["real"]));

    private static Dictionary<string, double> FiguresOf(JsonField json) => json.Fields().ToDictionary(field => field.Name, field => field.Figure());
}
