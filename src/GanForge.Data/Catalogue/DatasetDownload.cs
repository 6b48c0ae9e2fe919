namespace GanForge.Data.Catalogue;

/// <summary>Files on the web: the same ones under each of several addresses.</summary>
/// <param name="CacheFolder">Folder within the cache.</param>
/// <param name="Mirrors">Addresses, each ending in a slash, in the order in which they are tried.</param>
/// <param name="Md5">The files' MD5 sums in lower-case hexadecimal, by file name.</param>
internal sealed record DatasetDownload(
    string CacheFolder, IReadOnlyList<Uri> Mirrors, IReadOnlyDictionary<string, string> Md5)
{
    /// <summary>The one zip archive that holds everything, or null if each file stands alone.</summary>
    public string? Archive { get; init; }

    /// <summary>The files that one half of a data set is made of.</summary>
    public IReadOnlyList<string> FilesOf(DatasetEntry entry, DatasetSplit split) =>
        Archive is not null ? [Archive] : [entry.ImagesFile(split) + ".gz", entry.LabelsFile(split) + ".gz"];
}
