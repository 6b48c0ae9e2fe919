using GanForge.Runs.Folder;
using GanForge.Runs.Models;
using GanForge.Runs.State;
using GanForge.Studio.Lab;
using GanForge.Studio.Web;

namespace GanForge.Studio.Models;

/// <summary>The recently used networks and data sets, and the processor gate they share.</summary>
internal sealed class ModelCache(TimeProvider clock) : IDisposable
{
    private const int Kept = 5;
    private const int MaxWaiting = 32;

    private readonly ProcessorGate _gate = new(MaxWaiting);
    private readonly LruCache<object> _models = new(Kept, clock);

    /// <summary>Runs a function on a network of a run, exclusively.</summary>
    /// <typeparam name="TModel">The type of the network.</typeparam>
    /// <typeparam name="TResult">The type of the result.</typeparam>
    /// <param name="key">The key of the network and its weights; a different key means a different network.</param>
    /// <param name="load">The function that loads the network.</param>
    /// <param name="use">The function to run.</param>
    /// <param name="cancellationToken">The token that cancels the wait.</param>
    /// <exception cref="StudioException">Too many callers are already waiting.</exception>
    public Task<TResult> Use<TModel, TResult>(
        string key,
        Func<TModel> load,
        Func<TModel, TResult> use,
        CancellationToken cancellationToken
    )
        where TModel : class => Alone(() => use(Take(key, load)), cancellationToken);

    /// <summary>Runs a function exclusively.</summary>
    /// <typeparam name="TResult">The type of the result.</typeparam>
    /// <param name="action">The function to run.</param>
    /// <param name="cancellationToken">The token that cancels the wait.</param>
    /// <exception cref="StudioException">Too many callers are already waiting.</exception>
    public Task<TResult> Alone<TResult>(Func<TResult> action, CancellationToken cancellationToken) =>
        _gate.Take(() => Task.Run(action, cancellationToken), cancellationToken);

    /// <summary>Returns the cache key of a run's generator.</summary>
    /// <param name="run">The run.</param>
    /// <param name="epoch">The epoch whose weights were kept, or null for the latest.</param>
    public static string KeyOf(RunFolder run, int? epoch)
    {
        var path = epoch is { } kept ? run.KeptGeneratorPath(kept) : run.GeneratorPath;
        return $"{path} {File.GetLastWriteTimeUtc(path).Ticks}";
    }

    /// <summary>Runs a function on the generator of a run.</summary>
    public Task<TResult> UseGenerator<TResult>(
        RunFolder run,
        int? epoch,
        Func<GeneratorModel, TResult> use,
        CancellationToken cancellationToken
    ) => Use(KeyOf(run, epoch), () => GeneratorModel.Load(run, epoch), use, cancellationToken);

    /// <summary>Runs a function on the discriminator of a run.</summary>
    public Task<TResult> UseDiscriminator<TResult>(
        RunFolder run,
        Func<DiscriminatorModel, TResult> use,
        CancellationToken cancellationToken
    ) =>
        Use(
            $"{run.CheckpointPath} {File.GetLastWriteTimeUtc(run.CheckpointPath).Ticks}",
            () => DiscriminatorModel.Load(run),
            use,
            cancellationToken
        );

    /// <summary>Runs a function on the autoencoder of a run.</summary>
    public Task<TResult> UseCodes<TResult>(
        RunFolder run,
        Func<AutoencoderModel, TResult> use,
        CancellationToken cancellationToken
    ) =>
        Use(
            $"{run.AutoencoderPath} {File.GetLastWriteTimeUtc(run.AutoencoderPath).Ticks}",
            () => AutoencoderModel.Load(run),
            use,
            cancellationToken
        );

    /// <summary>Runs a function on the data set of a run.</summary>
    public Task<TResult> UseData<TResult>(
        RunFolder run,
        Func<DatasetPair, TResult> use,
        CancellationToken cancellationToken
    )
    {
        var options = RunDescription.Read(run).Options;
        return Use(
            $"data {options.Dataset} {options.DataDirectory}",
            () => DatasetPair.Load(options),
            use,
            cancellationToken
        );
    }

    /// <summary>Removes networks and data sets that have been unused for the given time.</summary>
    /// <returns>The number of networks and data sets removed.</returns>
    public int Forget(TimeSpan unused) => _models.Forget(unused);

    /// <inheritdoc/>
    public void Dispose() => _gate.Dispose();

    private TModel Take<TModel>(string key, Func<TModel> load)
        where TModel : class
    {
        if (_models.Find(key) is { } known)
            return (TModel)known;
        var model = load();
        _models.Add(key, model);
        return model;
    }
}
