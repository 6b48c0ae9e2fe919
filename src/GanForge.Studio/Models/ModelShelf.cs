using GanForge.Data;
using GanForge.Gans;
using Microsoft.AspNetCore.Http;

namespace GanForge.Studio;

/// <summary>
/// The networks that pages asked for last, and the one turn at the processor that they share: a page's sampling must not
/// take from a training more than a moment of one core.
/// </summary>
internal sealed class ModelShelf : IDisposable
{
    private const int Kept = 5;
    private const int MostWaiting = 32;

    private readonly SemaphoreSlim _turn = new(1);
    private readonly List<(string Key, object Model)> _shelf = [];
    private int _waiting;

    /// <summary>Does something with a network of a run, alone.</summary>
    /// <typeparam name="TModel">The network.</typeparam>
    /// <typeparam name="TResult">What comes of it.</typeparam>
    /// <param name="key">Names the network and the weights it was loaded from: another key is another network.</param>
    /// <param name="load">Loads it.</param>
    /// <param name="use">What is done.</param>
    /// <param name="stop">Ends the waiting.</param>
    /// <exception cref="StudioException">Too many wait already.</exception>
    public Task<TResult> Use<TModel, TResult>(string key, Func<TModel> load, Func<TModel, TResult> use, CancellationToken stop)
        where TModel : class =>
        Alone(() => use(Take(key, load)), stop);

    /// <summary>Does something in one's turn, alone.</summary>
    /// <typeparam name="TResult">What comes of it.</typeparam>
    /// <param name="action">What is done.</param>
    /// <param name="stop">Ends the waiting.</param>
    /// <exception cref="StudioException">Too many wait already.</exception>
    public async Task<TResult> Alone<TResult>(Func<TResult> action, CancellationToken stop)
    {
        if (Interlocked.Increment(ref _waiting) > MostWaiting)
        {
            Interlocked.Decrement(ref _waiting);
            throw new StudioException(StatusCodes.Status503ServiceUnavailable, "Too much is being asked at once; try again in a moment.");
        }
        try
        {
            await _turn.WaitAsync(stop);
            try
            {
                return await Task.Run(action, stop);
            }
            finally
            {
                _turn.Release();
            }
        }
        finally
        {
            Interlocked.Decrement(ref _waiting);
        }
    }

    /// <summary>Names the generator of a run.</summary>
    /// <param name="run">The run.</param>
    /// <param name="epoch">The epoch whose weights were kept, or null for the newest.</param>
    public static string KeyOf(RunFolder run, int? epoch)
    {
        var path = epoch is { } kept ? run.KeptGeneratorPath(kept) : run.GeneratorPath;
        return $"{path} {File.GetLastWriteTimeUtc(path).Ticks}";
    }

    /// <summary>Does something with the generator of a run.</summary>
    public Task<TResult> UseGenerator<TResult>(RunFolder run, int? epoch, Func<GeneratorModel, TResult> use, CancellationToken stop) =>
        Use(KeyOf(run, epoch), () => GeneratorModel.Load(run, epoch), use, stop);

    /// <summary>Does something with the discriminator of a run.</summary>
    public Task<TResult> UseDiscriminator<TResult>(RunFolder run, Func<DiscriminatorModel, TResult> use, CancellationToken stop) =>
        Use($"{run.CheckpointPath} {File.GetLastWriteTimeUtc(run.CheckpointPath).Ticks}", () => DiscriminatorModel.Load(run), use, stop);

    /// <summary>Does something with the autoencoder of a run.</summary>
    public Task<TResult> UseCodes<TResult>(RunFolder run, Func<CodeModel, TResult> use, CancellationToken stop) =>
        Use($"{run.AutoencoderPath} {File.GetLastWriteTimeUtc(run.AutoencoderPath).Ticks}", () => CodeModel.Load(run), use, stop);

    /// <summary>Does something with the data set that a run learns from.</summary>
    public Task<TResult> UseData<TResult>(RunFolder run, Func<DatasetPair, TResult> use, CancellationToken stop)
    {
        var options = RunDescription.Read(run).Options;
        return Use($"data {options.Dataset} {options.DataDirectory}", () => DatasetPair.Load(options), use, stop);
    }

    /// <inheritdoc/>
    public void Dispose() => _turn.Dispose();

    private TModel Take<TModel>(string key, Func<TModel> load)
        where TModel : class
    {
        var place = _shelf.FindIndex(item => item.Key == key);
        var model = place < 0 ? load() : (TModel)_shelf[place].Model;
        if (place >= 0)
            _shelf.RemoveAt(place);
        _shelf.Add((key, model));
        if (_shelf.Count > Kept)
            _shelf.RemoveAt(0);
        return model;
    }
}
