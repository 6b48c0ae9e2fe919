using System.Text.Json;
using GanForge.Evaluation.Metrics;

namespace GanForge.Experiments.Reproductions;

/// <summary>A table of results: rows with the same figures, and what others have published of these.</summary>
public sealed record ResultGroup
{
    /// <summary>What the table is called, for example "ring".</summary>
    public required string Name { get; init; }

    /// <summary>What all rows share: flags of 'ganforge train' without their dashes, and their values.</summary>
    public IReadOnlyDictionary<string, JsonElement> Train { get; init; } = new Dictionary<string, JsonElement>();

    /// <summary>The seeds that a row is trained with unless it says otherwise, such as "1-3".</summary>
    public required string Seeds { get; init; }

    /// <summary>The figures that the table shows, by the names of <see cref="MetricValue"/>.</summary>
    public required IReadOnlyList<string> Figures { get; init; }

    /// <summary>The figure that is also shown as a multiple of the real examples'; null for none.</summary>
    public string? Ratio { get; init; }

    /// <summary>The figures of real examples; null while nobody measured them.</summary>
    public IReadOnlyDictionary<string, double?>? Real { get; init; }

    /// <summary>What others have published.</summary>
    public IReadOnlyList<PublishedResult> Published { get; init; } = [];

    /// <summary>The rows.</summary>
    public required IReadOnlyList<ResultRow> Rows { get; init; }
}
