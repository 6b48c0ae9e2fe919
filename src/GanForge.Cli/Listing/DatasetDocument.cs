namespace GanForge.Cli.Listing;

/// <summary>A data set in `datasets --json`.</summary>
internal sealed record DatasetDocument(
    string Name,
    string Title,
    int TrainImages,
    int TestImages,
    int Classes,
    string Shape,
    string Source,
    bool Present,
    string Licence
);
