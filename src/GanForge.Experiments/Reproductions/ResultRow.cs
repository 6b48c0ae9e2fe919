using System.Text.Json;

namespace GanForge.Experiments.Reproductions;

/// <summary>A row of a table of results, as its file has it.</summary>
public sealed record ResultRow
{
    /// <summary>What it is asked for by, for example "r3gan-ring".</summary>
    public required string Name { get; init; }

    /// <summary>What is trained, beyond what the group says: flags of 'ganforge train' without their dashes, and their values.</summary>
    public IReadOnlyDictionary<string, JsonElement> Train { get; init; } = new Dictionary<string, JsonElement>();

    /// <summary>The seeds that it is trained with, such as "1-3"; null for the group's.</summary>
    public string? Seeds { get; init; }

    /// <summary>Metrics beyond the usual ones, such as "train-on-fake".</summary>
    public IReadOnlyList<string> Also { get; init; } = [];

    /// <summary>What was measured; null while nothing was.</summary>
    public RecordedResult? Measured { get; init; }
}
