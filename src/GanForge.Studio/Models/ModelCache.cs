using GanForge.Runs.Folder;
using GanForge.Runs.Models;
using GanForge.Runs.State;
using GanForge.Studio.Lab;
using GanForge.Studio.Web;

namespace GanForge.Studio.Models;

/// <summary>
/// The networks that pages asked for last, and the one turn at the processor that they share.
/// </summary>
internal sealed class ModelCache(TimeProvider clock) : IDisposable
{
    private const int Kept = 5;
    private const int MaxWaiting = 32;

    private readonly ProcessorGate _gate = new(MaxWaiting);
    private readonly LruCache<object> _models = new(Kept, clock);

    /// <summary>Does something with a network of a run, alone.</summary>
    /// <typeparam name="TModel">The network.</typeparam>
    /// <typeparam name="TResult">What comes of it.</typeparam>
    /// <param name="key">Names the network and the weights it was loaded from: another key is another network.</param>
    /// <param name="load">Loads it.</param>
    /// <param name="use">What is done.</param>
    /// <param name="cancellationToken">Ends the waiting.</param>
    /// <exception cref="StudioException">Too many wait already.</exception>
    public Task<TResult> Use<TModel, TResult>(string key, Func<TModel> load, Func<TModel, TResult> use, CancellationToken cancellationToken)
        where TModel : class =>
        Alone(() => use(Take(key, load)), cancellationToken);

    /// <summary>Does something in one's turn, alone.</summary>
    /// <typeparam name="TResult">What comes of it.</typeparam>
    /// <param name="action">What is done.</param>
    /// <param name="cancellationToken">Ends the waiting.</param>
    /// <exception cref="StudioException">Too many wait already.</exception>
    public Task<TResult> Alone<TResult>(Func<TResult> action, CancellationToken cancellationToken) => _gate.Take(() => Task.Run(action, cancellationToken), cancellationToken);

    /// <summary>Names the generator of a run.</summary>
    /// <param name="run">The run.</param>
    /// <param name="epoch">The epoch whose weights were kept, or null for the newest.</param>
    public static string KeyOf(RunFolder run, int? epoch)
    {
        var path = epoch is { } kept ? run.KeptGeneratorPath(kept) : run.GeneratorPath;
        return $"{path} {File.GetLastWriteTimeUtc(path).Ticks}";
    }

    /// <summary>Does something with the generator of a run.</summary>
    public Task<TResult> UseGenerator<TResult>(RunFolder run, int? epoch, Func<GeneratorModel, TResult> use, CancellationToken cancellationToken) =>
        Use(KeyOf(run, epoch), () => GeneratorModel.Load(run, epoch), use, cancellationToken);

    /// <summary>Does something with the discriminator of a run.</summary>
    public Task<TResult> UseDiscriminator<TResult>(RunFolder run, Func<DiscriminatorModel, TResult> use, CancellationToken cancellationToken) =>
        Use($"{run.CheckpointPath} {File.GetLastWriteTimeUtc(run.CheckpointPath).Ticks}", () => DiscriminatorModel.Load(run), use, cancellationToken);

    /// <summary>Does something with the autoencoder of a run.</summary>
    public Task<TResult> UseCodes<TResult>(RunFolder run, Func<AutoencoderModel, TResult> use, CancellationToken cancellationToken) =>
        Use($"{run.AutoencoderPath} {File.GetLastWriteTimeUtc(run.AutoencoderPath).Ticks}", () => AutoencoderModel.Load(run), use, cancellationToken);

    /// <summary>Does something with the data set that a run learns from.</summary>
    public Task<TResult> UseData<TResult>(RunFolder run, Func<DatasetPair, TResult> use, CancellationToken cancellationToken)
    {
        var options = RunDescription.Read(run).Options;
        return Use($"data {options.Dataset} {options.DataDirectory}", () => DatasetPair.Load(options), use, cancellationToken);
    }

    /// <summary>Lets go of what nobody has asked for in so long.</summary>
    /// <returns>How many networks and data sets.</returns>
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
