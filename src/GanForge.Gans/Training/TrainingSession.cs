namespace GanForge.Gans;

/// <summary>
/// A run from its start, or from where it was interrupted, to its end:
/// <code>
/// using var session = TrainingSession.Start(new TrainingOptions { Recipe = "dcgan" });
/// var result = session.Run(observer, stop);
/// </code>
/// </summary>
public sealed class TrainingSession : IDisposable
{
    /// <summary>What the run was started with.</summary>
    public TrainingOptions Options => throw new NotImplementedException();

    /// <summary>The recipe with its settings.</summary>
    public GanRecipe Recipe => throw new NotImplementedException();

    /// <summary>The run's folder.</summary>
    public RunFolder Folder => throw new NotImplementedException();

    /// <summary>Steps an epoch.</summary>
    public long StepsPerEpoch => throw new NotImplementedException();

    /// <summary>Steps there will be in all.</summary>
    public long StepsTotal => throw new NotImplementedException();

    /// <summary>Steps done so far; more than 0 at the start of a resumed run.</summary>
    public long StepsDone => throw new NotImplementedException();

    /// <summary>Trainable numbers of each player.</summary>
    public IReadOnlyDictionary<string, long> Parameters => throw new NotImplementedException();

    /// <summary>Checks everything and makes the run's folder.</summary>
    /// <exception cref="UserErrorException">Something asked for cannot be.</exception>
    public static TrainingSession Start(TrainingOptions options) => throw new NotImplementedException();

    /// <summary>Takes a run up at its latest checkpoint: what follows has the same bits as without the interruption.</summary>
    /// <param name="run">A run's folder or a checkpoint in it.</param>
    /// <param name="options">What may move (the end), and what is expected to be as it was.</param>
    /// <exception cref="UserErrorException">There is no such run, its checkpoint is damaged, or something would have to change.</exception>
    public static TrainingSession Resume(string run, ResumeOptions? options = null) => throw new NotImplementedException();

    /// <summary>Trains to the end, or until <paramref name="stop"/>: then the running step is finished and a checkpoint saved.</summary>
    /// <exception cref="TrainingFailedException">A full disk, a loss that is no number; the last good checkpoint is kept.</exception>
    public TrainingResult Run(ITrainingObserver observer, CancellationToken stop = default) => throw new NotImplementedException();

    /// <summary>Closes the run's files.</summary>
    public void Dispose() => throw new NotImplementedException();
}
