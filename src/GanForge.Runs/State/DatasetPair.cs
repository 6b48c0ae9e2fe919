using GanForge.Data;
using GanForge.Data.Catalogue;
using GanForge.Runs.Folder;

namespace GanForge.Runs.State;

/// <summary>Images or points to learn from, and others kept back to judge the discriminator by.</summary>
public sealed class DatasetPair
{
    private readonly Lazy<Dataset> _test;

    /// <summary>Data sets in memory.</summary>
    public DatasetPair(Dataset train, Dataset test) => (Train, _test) = (train, new Lazy<Dataset>(test));

    private DatasetPair(Dataset train, Func<Dataset> test) => (Train, _test) = (train, new Lazy<Dataset>(test));

    /// <summary>Examples to learn from.</summary>
    public Dataset Train { get; }

    /// <summary>Examples kept back; loaded when first asked for.</summary>
    public Dataset Test => _test.Value;

    /// <summary>The data set that some options name. What lies outside of the program is loaded at once, so that a missing file is missed before a training, not in it.</summary>
    /// <param name="options">The data set's name and folder.</param>
    /// <param name="progress">Is told how far a download has come.</param>
    /// <param name="cancellationToken">Ends a download.</param>
    /// <exception cref="DatasetUnavailableException">The name is unknown, or the files are nowhere to be had.</exception>
    /// <exception cref="DataFormatException">A file is not what it should be.</exception>
    public static DatasetPair Load(TrainingOptions options, IProgress<DownloadProgress>? progress = null, CancellationToken cancellationToken = default)
    {
        ArgumentNullException.ThrowIfNull(options);
        var loader = new DatasetLoader { DataDirectory = options.DataDirectory, Progress = progress };
        var pair = new DatasetPair(
            loader.Load(options.Dataset, DatasetSplit.Train, cancellationToken),
            () => loader.Load(options.Dataset, DatasetSplit.Test, cancellationToken));
        var mayBeMissing = options.DataDirectory is not null || !DatasetCatalogue.Find(options.Dataset).IsBuiltIn;
        return mayBeMissing ? new DatasetPair(pair.Train, pair.Test) : pair;
    }

    /// <summary>As <see cref="Load"/>, but what would have to be downloaded is as many black images as are published, which is all that a plan asks.</summary>
    /// <param name="options">The data set's name and folder.</param>
    /// <exception cref="DatasetUnavailableException">The name is unknown, or the folder is not there.</exception>
    /// <exception cref="DataFormatException">A file is not what it should be.</exception>
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
