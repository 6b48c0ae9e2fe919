using System.Text.Json;
using System.Text.Json.Serialization;

namespace GanForge.Experiments.Reproductions;

/// <summary>A row of a table of results, as stored in the file.</summary>
[JsonUnmappedMemberHandling(JsonUnmappedMemberHandling.Disallow)]
public sealed record ResultRow
{
    /// <summary>The row's name, for example "r3gan-ring".</summary>
    public required string Name { get; init; }

    /// <summary>
    /// The options beyond those of the group: flags of 'ganforge train' without their dashes, and their values.
    /// </summary>
    public IReadOnlyDictionary<string, JsonElement> Train
    {
        get;
        init => field = value ?? new Dictionary<string, JsonElement>();
    } = new Dictionary<string, JsonElement>();

    /// <summary>The seeds to train with, such as "1-3"; null for the group's.</summary>
    public string? Seeds { get; init; }

    /// <summary>The metrics beyond the default ones, such as "train-on-fake".</summary>
    public IReadOnlyList<string> Also
    {
        get;
        init => field = value ?? [];
    } = [];

    /// <summary>The recorded result; null if there is none.</summary>
    public RecordedResult? Measured { get; init; }
}
