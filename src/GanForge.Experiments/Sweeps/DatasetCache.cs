using GanForge.Data;
using GanForge.Data.Catalogue;
using GanForge.Runs.Folder;
using GanForge.Runs.State;

namespace GanForge.Experiments.Sweeps;

/// <summary>Loads each data set once for all trials.</summary>
public sealed class DatasetCache
{
    private readonly Dictionary<(string Name, string? Directory), DatasetPair> _loaded = [];

    /// <summary>The receiver of download progress, or null.</summary>
    public IProgress<DownloadProgress>? Progress { get; init; }

    /// <summary>
    /// Whether the data sets are only used for planning, without downloads: <see cref="DatasetPair.ForPlan"/>.
    /// </summary>
    public bool ForPlans { get; init; }

    /// <summary>Returns the data set that the options name.</summary>
    /// <exception cref="DatasetUnavailableException">
    /// The name is unknown, or the files cannot be found or downloaded.
    /// </exception>
    /// <exception cref="DataFormatException">A file is damaged or has an unexpected format.</exception>
    public DatasetPair Load(TrainingOptions options)
    {
        ArgumentNullException.ThrowIfNull(options);
        var key = (options.Dataset, options.DataDirectory);
        if (!_loaded.TryGetValue(key, out var data))
            _loaded.Add(key, data = ForPlans ? DatasetPair.ForPlan(options) : DatasetPair.Load(options, Progress));
        return data;
    }
}
