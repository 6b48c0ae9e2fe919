using GanForge.Data;
using GanForge.Data.Catalogue;
using GanForge.Runs.Folder;
using GanForge.Runs.State;

namespace GanForge.Experiments.Sweeps;

/// <summary>Loads each data set once, however many trials learn from it.</summary>
public sealed class DatasetCache
{
    private readonly Dictionary<(string Name, string? Directory), DatasetPair> _loaded = [];

    /// <summary>Is told how far a download has come.</summary>
    public IProgress<DownloadProgress>? Progress { get; init; }

    /// <summary>Whether the data sets only serve plans, for which nothing is downloaded: <see cref="DatasetPair.ForPlan"/>.</summary>
    public bool ForPlans { get; init; }

    /// <summary>The data set that some options name.</summary>
    /// <exception cref="DatasetUnavailableException">The name is unknown, or the files are nowhere to be had.</exception>
    /// <exception cref="DataFormatException">A file is not what it should be.</exception>
    public DatasetPair Load(TrainingOptions options)
    {
        ArgumentNullException.ThrowIfNull(options);
        var key = (options.Dataset, options.DataDirectory);
        if (!_loaded.TryGetValue(key, out var data))
            _loaded.Add(key, data = ForPlans ? DatasetPair.ForPlan(options) : DatasetPair.Load(options, Progress));
        return data;
    }
}
