namespace GanForge.Data.Catalogue;

/// <summary>The location of a data set when no folder is specified for it.</summary>
/// <param name="Place">"inside the program", a folder, or the host to download it from.</param>
/// <param name="IsPresent">Whether it is available without a download.</param>
public sealed record DatasetLocation(string Place, bool IsPresent)
{
    /// <summary>Searches the same places as a loader, in the same order, without loading anything.</summary>
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
