using System.Text.Json.Nodes;
using GanForge.Experiments.Comparisons;

namespace GanForge.Cli.Comparing;

/// <summary>A run in `compare --json`.</summary>
internal sealed record ComparedRunDocument(
    string Label,
    string Run,
    string? State,
    IReadOnlyList<string> Remarks,
    RunSummary Figures,
    IReadOnlyDictionary<string, JsonNode> Settings
);
