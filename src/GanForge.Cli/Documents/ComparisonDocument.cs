namespace GanForge.Cli;

/// <summary>What `compare --json` prints.</summary>
internal sealed record ComparisonDocument(string Page, IReadOnlyList<string> Differing, int Same, IReadOnlyList<ComparedRunDocument> Runs);
