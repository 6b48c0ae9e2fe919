using GanForge.Gans.Json;

namespace GanForge.Runs.Folder;

/// <summary>A line of metrics.jsonl, written by one evaluation.</summary>
/// <param name="Step">The number of steps done.</param>
/// <param name="Epoch">The epoch of the stage, from 1.</param>
/// <param name="Samples">The number of generated examples measured.</param>
/// <param name="RealSamples">The number of real examples measured; null if an older version did not record it.</param>
/// <param name="Figures">The metrics of the generated examples, by name.</param>
/// <param name="Real">The metrics of the real examples, by name.</param>
internal sealed record MetricsLine(
    long Step,
    int Epoch,
    int Samples,
    int? RealSamples,
    IReadOnlyDictionary<string, double> Figures,
    IReadOnlyDictionary<string, double> Real
)
{
    /// <summary>Parses a line.</summary>
    /// <exception cref="System.Text.Json.JsonException">
    /// The line does not have the format that training writes.
    /// </exception>
    public static MetricsLine FromJson(JsonField json) =>
        new(
            json["step"].Whole(),
            json["epoch"].Int32(),
            json["samples"].Int32(),
            json.Find("realSamples")?.Int32(),
            FiguresOf(json["figures"]),
            FiguresOf(json["real"])
        );

    private static Dictionary<string, double> FiguresOf(JsonField json) =>
        json.Fields().ToDictionary(field => field.Name, field => field.Figure());
}
