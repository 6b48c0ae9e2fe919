using GanForge.Data.Files;

namespace GanForge.Data.Catalogue;

/// <summary>
/// Finds a data set and loads it into memory: from <see cref="DataDirectory"/> if set; otherwise from the program
/// itself, a system package, the cache, or a download into the cache.
/// </summary>
/// <example><code>var digits = new DatasetLoader().Load("mnist", DatasetSplit.Train);</code></example>
public sealed class DatasetLoader
{
    /// <summary>The folder that holds the data set's files, or null to search the usual places.</summary>
    public string? DataDirectory { get; init; }

    /// <summary>The folder where downloads are kept; by default the user's cache folder.</summary>
    public string CacheDirectory { get; init; } = DefaultCacheDirectory;

    /// <summary>Receives the progress of downloads; may be null.</summary>
    public IProgress<DownloadProgress>? Progress { get; init; }

    /// <summary>
    /// "ganforge" in $XDG_CACHE_HOME or, if that is not set, in the platform's cache folder; a temporary folder for a
    /// user without a home directory.
    /// </summary>
    public static string DefaultCacheDirectory { get; } = UserFolder.Cache;

    /// <summary>Loads one half of a data set.</summary>
    /// <param name="name">The name in the catalogue.</param>
    /// <param name="split">The half to load; the other one is not touched.</param>
    /// <param name="cancellationToken">Cancels downloading and reading.</param>
    /// <returns>An <see cref="ImageDataset"/>, or a <see cref="PointDataset"/> if the entry is of points.</returns>
    /// <exception cref="DatasetUnavailableException">
    /// The name is unknown, or the files cannot be found or downloaded.
    /// </exception>
    /// <exception cref="DataFormatException">A file is invalid.</exception>
    public Dataset Load(string name, DatasetSplit split, CancellationToken cancellationToken = default) =>
        Load(DatasetCatalogue.Find(name), split, cancellationToken);

    /// <summary>Whether <see cref="Load(string, DatasetSplit, CancellationToken)"/> would need a download.</summary>
    /// <param name="name">The name in the catalogue.</param>
    /// <param name="split">The half of the data set.</param>
    /// <exception cref="DatasetUnavailableException">The name is unknown.</exception>
    public bool NeedsDownload(string name, DatasetSplit split)
    {
        var entry = DatasetCatalogue.Find(name);
        return !entry.IsBuiltIn && FindHere(entry) is null && MissingFiles(entry, split).Any();
    }

    internal Dataset Load(DatasetEntry entry, DatasetSplit split, CancellationToken cancellationToken) =>
        entry.Kind is PointKind { Mixture: var mixture } ? Draw(entry, split, mixture)
        : entry.Stacks is { } stacked ? StackedDigits.Draw(entry, (ImageDataset)Load(stacked, split, cancellationToken))
        : IdxDatasetReader.Read(
            entry,
            split,
            FindHere(entry) ?? FetchMissing(entry, split, cancellationToken),
            cancellationToken
        );

    private PointDataset Draw(DatasetEntry entry, DatasetSplit split, GaussianMixture mixture) =>
        DataDirectory is null
            ? PointDataset.Draw(
                entry.Name,
                split,
                mixture,
                split == DatasetSplit.Train ? entry.TrainCount : entry.TestCount
            )
            : throw new DatasetUnavailableException(
                $"The points of {entry.Name} are drawn by the program and lie in no folder; leave out the data "
                    + $"folder {DataDirectory}."
            );

    private IFileSource? FindHere(DatasetEntry entry)
    {
        if (DataDirectory is not null)
        {
            return Directory.Exists(DataDirectory)
                ? new FolderFiles(DataDirectory, entry.TorchvisionFolder)
                : throw new DatasetUnavailableException(
                    File.Exists(DataDirectory)
                        ? $"{DataDirectory} is a file; a data folder holds IDX files of images and labels, such "
                            + $"as {entry.ImagesFile(DatasetSplit.Train)}."
                        : $"The data folder {DataDirectory} does not exist."
                );
        }

        if (entry.IsBuiltIn)
        {
            return new EmbeddedFiles();
        }

        return Directory.Exists(entry.SystemFolder)
            ? new FolderFiles(entry.SystemFolder, entry.TorchvisionFolder)
            : null;
    }

    private IFileSource FetchMissing(DatasetEntry entry, DatasetSplit split, CancellationToken cancellationToken)
    {
        var download = DownloadOf(entry);
        var folder = Directory.CreateDirectory(CacheFolder(download)).FullName;
        using var downloader = new Downloader();
        foreach (var file in MissingFiles(entry, split))
        {
            var destination = Path.Combine(folder, file);
            Task.Run(
                    () =>
                        downloader.FetchAsync(
                            download.Mirrors,
                            file,
                            download.Md5[file],
                            destination,
                            Progress,
                            cancellationToken
                        ),
                    cancellationToken
                )
                .GetAwaiter()
                .GetResult();
        }

        return download.Archive is { } archive
            ? new ArchiveFiles(Path.Combine(folder, archive))
            : new FolderFiles(folder, entry.TorchvisionFolder);
    }

    private IEnumerable<string> MissingFiles(DatasetEntry entry, DatasetSplit split)
    {
        var download = DownloadOf(entry);
        return download.FilesOf(entry, split).Where(file => !File.Exists(Path.Combine(CacheFolder(download), file)));
    }

    private string CacheFolder(DatasetDownload download) => Path.Combine(CacheDirectory, download.CacheFolder);

    private static DatasetDownload DownloadOf(DatasetEntry entry) =>
        entry.Download
        ?? throw new DatasetUnavailableException(
            $"{entry.Name} has no address to download it from; name its folder with --data-dir."
        );
}
