namespace GanForge.Cli.Comparing;

/// <summary>The document that `compare --json` prints.</summary>
internal sealed record ComparisonDocument(
    string Page,
    IReadOnlyList<string> Differing,
    int Same,
    IReadOnlyList<ComparedRunDocument> Runs
);
