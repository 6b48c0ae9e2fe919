using GanForge.Data;
using GanForge.Data.Catalogue;
using GanForge.Runs.Folder;

namespace GanForge.Runs.State;

/// <summary>The images or points to train on, and others held out to judge the discriminator by.</summary>
public sealed class DatasetPair
{
    private readonly Lazy<Dataset> _test;

    /// <summary>Creates a pair of data sets in memory.</summary>
    public DatasetPair(Dataset train, Dataset test) => (Train, _test) = (train, new Lazy<Dataset>(test));

    private DatasetPair(Dataset train, Func<Dataset> test) => (Train, _test) = (train, new Lazy<Dataset>(test));

    /// <summary>The examples to train on.</summary>
    public Dataset Train { get; }

    /// <summary>The held-out examples, loaded on first use.</summary>
    public Dataset Test => _test.Value;

    /// <summary>
    /// The test set if it comes from a folder, which may change; null for a built-in one, which need not be loaded yet.
    /// </summary>
    internal Dataset? Recorded(TrainingOptions options) => options.DataDirectory is null ? null : Test;

    /// <summary>
    /// Loads the data set named in the options. Data that is not built in is loaded at once, so that a missing file is
    /// noticed before training.
    /// </summary>
    /// <param name="options">The options with the data set's name and folder.</param>
    /// <param name="progress">The receiver of download progress.</param>
    /// <param name="cancellationToken">A token that cancels a download.</param>
    /// <exception cref="DatasetUnavailableException">The name is unknown, or the files cannot be obtained.</exception>
    /// <exception cref="DataFormatException">A file does not have the expected format.</exception>
    public static DatasetPair Load(
        TrainingOptions options,
        IProgress<DownloadProgress>? progress = null,
        CancellationToken cancellationToken = default
    )
    {
        ArgumentNullException.ThrowIfNull(options);
        var loader = new DatasetLoader { DataDirectory = options.DataDirectory, Progress = progress };
        var pair = new DatasetPair(
            loader.Load(options.Dataset, DatasetSplit.Train, cancellationToken),
            () => loader.Load(options.Dataset, DatasetSplit.Test, cancellationToken)
        );
        var mayBeMissing = options.DataDirectory is not null || !DatasetCatalogue.Find(options.Dataset).IsBuiltIn;
        return mayBeMissing ? new DatasetPair(pair.Train, pair.Test) : pair;
    }

    /// <summary>
    /// Loads data like <see cref="Load"/>, except that a set that needs a download is replaced by as many black images
    /// as are published, which is all a plan needs.
    /// </summary>
    /// <param name="options">The options with the data set's name and folder.</param>
    /// <exception cref="DatasetUnavailableException">The name is unknown, or the folder does not exist.</exception>
    /// <exception cref="DataFormatException">A file does not have the expected format.</exception>
    public static DatasetPair ForPlan(TrainingOptions options)
    {
        ArgumentNullException.ThrowIfNull(options);
        var loader = new DatasetLoader { DataDirectory = options.DataDirectory };
        if (!Enum.GetValues<DatasetSplit>().Any(split => loader.NeedsDownload(options.Dataset, split)))
            return Load(options);
        var entry = DatasetCatalogue.Find(options.Dataset);
        return new DatasetPair(entry.Blank(DatasetSplit.Train), () => entry.Blank(DatasetSplit.Test));
    }
}
