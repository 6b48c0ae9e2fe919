using System.Text.Json;
using System.Text.Json.Serialization;
using GanForge.Runs.Json;

namespace GanForge.Runs.Folder;

/// <summary>A line of stats.jsonl.</summary>
internal sealed record StatisticsLine
{
    /// <summary>The number of steps done.</summary>
    public required long Step { get; init; }

    /// <summary>The epoch of the stage, from 1.</summary>
    public required int Epoch { get; init; }

    /// <summary>What depends on the machine; null if the line does not record it.</summary>
    public WallClock? Wall { get; init; }

    /// <summary>The scalars of the step or epoch: all further numbers of the line.</summary>
    [JsonIgnore]
    public IReadOnlyList<(string Name, double Value)> Scalars { get; init; } = [];

    /// <summary>Parses a line.</summary>
    /// <exception cref="JsonException">The line does not have the format that training writes.</exception>
    public static StatisticsLine Parse(string text)
    {
        var json = JsonText.Parse(text);
        var line = JsonText.Read(json, RunFileContext.Lines.StatisticsLine);
        var scalars = new List<(string, double)>();
        foreach (var field in json.EnumerateObject())
        {
            if (field.Value.ValueKind != JsonValueKind.Number || field.Name is "step" or "epoch")
                continue;
            var value = field.Value.GetDouble();
            if (Math.Abs(value) > float.MaxValue)
                throw new JsonPlace().Below(field.Name).Fault(field.Value, "a finite number");
            scalars.Add((field.Name, value));
        }
        return line with { Scalars = scalars };
    }

    /// <summary>The time of a line.</summary>
    internal sealed record WallClock
    {
        /// <summary>The seconds of training so far; null if the line does not record them.</summary>
        [JsonBounds(Minimum = 0)]
        public double? Seconds { get; init; }

        /// <summary>The speed in images per second; null if the line does not record it.</summary>
        [JsonBounds(Minimum = 0)]
        public double? ImagesPerSecond { get; init; }
    }
}
