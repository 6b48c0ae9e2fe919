namespace GanForge.Data.Catalogue;

/// <summary>Where a data set comes from when no folder is named for it.</summary>
/// <param name="Place">"inside the program", a folder, or the host that it would be downloaded from.</param>
/// <param name="IsPresent">Whether it is there without a download.</param>
public sealed record DatasetLocation(string Place, bool IsPresent)
{
    /// <summary>Looks where a loader would look, in the same order, and loads nothing.</summary>
    public static DatasetLocation Find(DatasetEntry entry, DatasetLoader loader)
    {
        ArgumentNullException.ThrowIfNull(entry);
        ArgumentNullException.ThrowIfNull(loader);
        if (entry.IsBuiltIn)
            return new DatasetLocation("inside the program", IsPresent: true);
        if (Directory.Exists(entry.SystemFolder))
            return new DatasetLocation(entry.SystemFolder, IsPresent: true);
        return Enum.GetValues<DatasetSplit>().Any(split => loader.NeedsDownload(entry.Name, split))
            ? new DatasetLocation(entry.Download!.Mirrors[0].Host, IsPresent: false)
            : new DatasetLocation(Path.Combine(loader.CacheDirectory, entry.Download!.CacheFolder), IsPresent: true);
    }
}
