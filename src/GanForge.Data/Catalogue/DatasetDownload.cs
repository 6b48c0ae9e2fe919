namespace GanForge.Data.Catalogue;

/// <summary>Files on the web, available under each of several base addresses.</summary>
/// <param name="CacheFolder">The folder within the cache.</param>
/// <param name="Mirrors">The base addresses, each ending in a slash, in the order in which they are tried.</param>
/// <param name="Md5">The files' MD5 sums in lower-case hexadecimal, by file name.</param>
internal sealed record DatasetDownload(
    string CacheFolder,
    IReadOnlyList<Uri> Mirrors,
    IReadOnlyDictionary<string, string> Md5
)
{
    /// <summary>The single zip archive that holds everything, or null if the files are separate.</summary>
    public string? Archive { get; init; }

    /// <summary>The files that make up one half of a data set.</summary>
    public IReadOnlyList<string> FilesOf(DatasetEntry entry, DatasetSplit split) =>
        Archive is not null ? [Archive] : [entry.ImagesFile(split) + ".gz", entry.LabelsFile(split) + ".gz"];
}
