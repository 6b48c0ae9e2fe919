using System.Text.Json.Nodes;

namespace GanForge.Cli.Training;

/// <summary>The document that `train --dry-run --json` prints.</summary>
internal sealed record PlanDocument(
    string Recipe,
    string Dataset,
    ulong Seed,
    int Images,
    long StepsPerEpoch,
    long Steps,
    IReadOnlyDictionary<string, long> Parameters,
    string Run,
    IReadOnlyDictionary<string, JsonNode> Settings
);
