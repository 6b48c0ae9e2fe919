using System.Text.Json.Serialization;
using GanForge.Evaluation.Metrics;

namespace GanForge.Experiments.Reproductions;

/// <summary>A published result by others, shown next to ours.</summary>
[JsonUnmappedMemberHandling(JsonUnmappedMemberHandling.Disallow)]
public sealed record PublishedResult
{
    /// <summary>The name of the model or its authors, for example "R3GAN".</summary>
    public required string Name { get; init; }

    /// <summary>The publication.</summary>
    public required string Source { get; init; }

    /// <summary>The published metrics, by the names of <see cref="MetricValue"/>.</summary>
    [JsonPropertyName("figures")]
    public required IReadOnlyDictionary<string, double> Metrics { get; init; }
}
