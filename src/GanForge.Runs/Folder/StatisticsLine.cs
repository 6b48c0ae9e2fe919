using GanForge.Gans.Json;

namespace GanForge.Runs.Folder;

/// <summary>A line of stats.jsonl.</summary>
/// <param name="Step">Steps done.</param>
/// <param name="Epoch">The epoch of the stage, from 1.</param>
/// <param name="Figures">The step's or the epoch's figures.</param>
/// <param name="Seconds">Seconds of training so far; null where the line does not say.</param>
/// <param name="ImagesPerSecond">How fast it was at that moment; null where the line does not say.</param>
internal sealed record StatisticsLine(long Step, int Epoch, IReadOnlyList<(string Name, double Value)> Figures, double? Seconds, double? ImagesPerSecond)
{
    /// <summary>Reads one.</summary>
    /// <exception cref="System.Text.Json.JsonException">It is not as training writes it.</exception>
    public static StatisticsLine FromJson(JsonField json)
    {
        var wall = json.Find("wall");
        return new StatisticsLine(
            json["step"].Whole(),
            json["epoch"].Int32(),
            [.. json.Fields().Where(field => field.IsNumber && field.Name is not ("step" or "epoch")).Select(field => (field.Name, field.Figure()))],
            wall?.Find("seconds")?.Number(minimum: 0),
            wall?.Find("imagesPerSecond")?.Number(minimum: 0));
    }
}
