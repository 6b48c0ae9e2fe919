using System.Text.Json.Nodes;

namespace GanForge.Cli.Sweeping;

/// <summary>A trial in `sweep --dry-run --json`.</summary>
internal sealed record TrialPlanDocument(
    string Trial,
    string Recipe,
    string Dataset,
    ulong Seed,
    int Images,
    long Steps,
    IReadOnlyDictionary<string, long> Parameters,
    IReadOnlyDictionary<string, JsonNode> Settings
);
