namespace GanForge.Cli.Comparing;

/// <summary>What `compare --json` prints.</summary>
internal sealed record ComparisonDocument(string Page, IReadOnlyList<string> Differing, int Same, IReadOnlyList<ComparedRunDocument> Runs);
