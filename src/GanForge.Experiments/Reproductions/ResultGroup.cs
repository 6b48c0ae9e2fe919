using System.Text.Json;
using System.Text.Json.Serialization;
using GanForge.Evaluation.Metrics;

namespace GanForge.Experiments.Reproductions;

/// <summary>A table of results: rows with the same metrics, and published results to compare them with.</summary>
[JsonUnmappedMemberHandling(JsonUnmappedMemberHandling.Disallow)]
public sealed record ResultGroup
{
    /// <summary>The table's name, for example "ring".</summary>
    public required string Name { get; init; }

    /// <summary>
    /// The options that all rows share: flags of 'ganforge train' without their dashes, and their values.
    /// </summary>
    public IReadOnlyDictionary<string, JsonElement> Train
    {
        get;
        init => field = value ?? new Dictionary<string, JsonElement>();
    } = new Dictionary<string, JsonElement>();

    /// <summary>The default seeds of a row, such as "1-3".</summary>
    public required string Seeds { get; init; }

    /// <summary>The metrics that the table shows, by the names of <see cref="MetricValue"/>.</summary>
    [JsonPropertyName("figures")]
    public required IReadOnlyList<string> Metrics { get; init; }

    /// <summary>The metric that is also shown as a multiple of the real examples' value; null for none.</summary>
    public string? Ratio { get; init; }

    /// <summary>The metrics of real examples; null if not measured.</summary>
    public IReadOnlyDictionary<string, double?>? Real { get; init; }

    /// <summary>The published results of others.</summary>
    public IReadOnlyList<PublishedResult> Published
    {
        get;
        init => field = value ?? [];
    } = [];

    /// <summary>The rows.</summary>
    public required IReadOnlyList<ResultRow> Rows { get; init; }
}
