namespace GanForge.Cli.Listing;

/// <summary>A recipe in `recipes --json`.</summary>
internal sealed record RecipeDocument(
    string Name,
    bool IsDefault,
    string Summary,
    IReadOnlyList<SettingDocument> Settings
);
