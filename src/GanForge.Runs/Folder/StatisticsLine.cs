using GanForge.Gans.Json;

namespace GanForge.Runs.Folder;

/// <summary>A line of stats.jsonl.</summary>
/// <param name="Step">The number of steps done.</param>
/// <param name="Epoch">The epoch of the stage, from 1.</param>
/// <param name="Figures">The scalars of the step or epoch.</param>
/// <param name="Seconds">The seconds of training so far; null if the line does not record them.</param>
/// <param name="ImagesPerSecond">
/// The speed at that moment in images per second; null if the line does not record it.
/// </param>
internal sealed record StatisticsLine(
    long Step,
    int Epoch,
    IReadOnlyList<(string Name, double Value)> Figures,
    double? Seconds,
    double? ImagesPerSecond
)
{
    /// <summary>Parses a line.</summary>
    /// <exception cref="System.Text.Json.JsonException">
    /// The line does not have the format that training writes.
    /// </exception>
    public static StatisticsLine FromJson(JsonField json)
    {
        var wall = json.Find("wall");
        return new StatisticsLine(
            json["step"].Whole(),
            json["epoch"].Int32(),
            [
                .. json.Fields()
                    .Where(field => field.IsNumber && field.Name is not ("step" or "epoch"))
                    .Select(field => (field.Name, field.Figure())),
            ],
            wall?.Find("seconds")?.Number(minimum: 0),
            wall?.Find("imagesPerSecond")?.Number(minimum: 0)
        );
    }
}
