namespace GanForge.Cli.Listing;

/// <summary>A recipe's setting in `recipes --json`.</summary>
internal sealed record SettingDocument(
    string Flag,
    IReadOnlyList<string> Aliases,
    string Default,
    string Allowed,
    string Description
);
