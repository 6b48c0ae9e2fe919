using GanForge.Data;
using GanForge.Gans;
using GanForge.Gans.Diagnostics;
using GanForge.Gans.Settings;
using GanForge.Runs.Folder;
using GanForge.Runs.State;

namespace GanForge.Runs.Session;

/// <summary>
/// A training run from its start, or from its latest checkpoint, to its end:
/// <code>
/// using var session = TrainingSession.Start(new TrainingOptions { Recipe = "dcgan" });
/// var result = session.Run(observer, stop);
/// </code>
/// </summary>
public sealed class TrainingSession : IDisposable
{
    private readonly ActiveRun _run;

    private TrainingSession(ActiveRun run) => _run = run;

    /// <summary>The options that the run was started with.</summary>
    public TrainingOptions Options => _run.Setup.Options;

    /// <summary>The recipe with its settings.</summary>
    public GanRecipe Recipe => _run.Setup.Recipe;

    /// <summary>The shape (H, W, C) of an image as the networks see it; (1, 1, 2) for points.</summary>
    public ImageShape Image => _run.Setup.Feed.Image;

    /// <summary>What the run trains on: images or points.</summary>
    public ExampleKind Kind => _run.Setup.Feed.Kind;

    /// <summary>The run's folder.</summary>
    public RunFolder Folder => _run.Folder;

    /// <summary>The number of steps per epoch of the main stage.</summary>
    public long StepsPerEpoch => _run.StepsPerEpoch;

    /// <summary>The total number of steps planned.</summary>
    public long StepsTotal => _run.Setup.StepsTotal;

    /// <summary>
    /// The number of steps in preparatory stages, such as an autoencoder's; only later steps train the generator.
    /// </summary>
    public long StepsOfPreparation => _run.Setup.StepsOfPreparation;

    /// <summary>The total number of epochs planned, including those of preparatory stages.</summary>
    public int EpochsTotal => _run.Setup.Model.Epochs;

    /// <summary>The number of steps done so far; more than 0 at the start of a resumed run.</summary>
    public long StepsDone => _run.Progress.Step;

    /// <summary>The training time so far, including the time before an interruption.</summary>
    public TimeSpan Elapsed => TimeSpan.FromSeconds(_run.Progress.Seconds);

    /// <summary>The number of trainable parameters of each network.</summary>
    public IReadOnlyDictionary<string, long> Parameters => _run.Setup.Parameters;

    /// <summary>
    /// Checks everything that can be checked before the data set is loaded, which may require a download.
    /// </summary>
    /// <param name="options">The options of the run.</param>
    /// <exception cref="UserErrorException">An option is invalid or cannot be satisfied.</exception>
    public static void Check(TrainingOptions options) => RunSetup.Check(options);

    /// <summary>Checks everything and creates the run's folder.</summary>
    /// <param name="options">The options of the run.</param>
    /// <param name="data">The data, or null to load the data set named in the options.</param>
    /// <exception cref="UserErrorException">An option is invalid or cannot be satisfied.</exception>
    /// <exception cref="DatasetUnavailableException">The data set is unknown or cannot be obtained.</exception>
    /// <exception cref="DataFormatException">A file of the data set is damaged.</exception>
    public static TrainingSession Start(TrainingOptions options, DatasetPair? data = null)
    {
        RunSetup.Check(options);
        data ??= DatasetPair.Load(options);
        var setup = new RunSetup(options, data.Train, data.Recorded(options));
        var file = new OptionsFile(
            options,
            setup.Identity,
            setup.Feed.Image,
            setup.Recipe.Classes,
            DateTimeOffset.Now.ToString("O")
        );
        var folder = RunFolder.Create(options.OutDirectory, setup.FolderName, file.ToJson());
        return new TrainingSession(new ActiveRun(setup, data, folder, file, isToFinish: false));
    }

    /// <summary>
    /// Resumes a run from its latest checkpoint. Later steps yield the same bits as without the interruption.
    /// </summary>
    /// <param name="run">
    /// A run's folder, the checkpoint in it, or a name accepted by <see cref="RunFolder.Find"/>.
    /// </param>
    /// <param name="options">The options that may change (the end), and values that the run must have.</param>
    /// <param name="data">The data, or null to load the data set of the run.</param>
    /// <exception cref="UserErrorException">
    /// There is no such run, its checkpoint is damaged, something other than the end would have to change, or nothing
    /// is left to do.
    /// </exception>
    public static TrainingSession Resume(string run, ResumeOptions? options = null, DatasetPair? data = null)
    {
        ArgumentException.ThrowIfNullOrEmpty(run);
        options ??= new ResumeOptions();
        var folder = RunFolder.FindToResume(run, options.OutDirectory);
        return new TrainingSession(ResumedRun.Open(folder, options, data));
    }

    /// <summary>
    /// Trains to the end, or until <paramref name="cancellationToken"/> or <see cref="RunFolder.RequestStop"/> ends it
    /// early: then the current step is finished and a checkpoint saved.
    /// </summary>
    /// <exception cref="TrainingFailedException">
    /// Training cannot continue, for example because of a full disk or a loss that is not a number; the last good
    /// checkpoint is kept.
    /// </exception>
    public TrainingResult Run(CancellationToken cancellationToken = default) =>
        Run(new Unobserved(), cancellationToken);

    /// <inheritdoc cref="Run(CancellationToken)"/>
    /// <param name="observer">
    /// The observer of the run. Its exception, if any, is thrown here once everything is saved.
    /// </param>
    /// <param name="cancellationToken">A token that ends the training early.</param>
    public TrainingResult Run(ITrainingObserver observer, CancellationToken cancellationToken = default)
    {
        ArgumentNullException.ThrowIfNull(observer);
        var guarded = new GuardedObserver(observer);
        var result = Run(guarded, cancellationToken);
        guarded.ThrowFailure();
        return result;
    }

    private TrainingResult Run(GuardedObserver observer, CancellationToken cancellationToken)
    {
        try
        {
            observer.Started(this);
            return new TrainingLoop(_run, observer, cancellationToken).Run();
        }
        catch (NotFiniteNumberException problem)
        {
            var (_, epoch) = _run.Setup.Model.StageAt(_run.Progress.Epoch);
            var alarm = new Alarm(
                "not-a-number",
                "Not a number",
                _run.Progress.Step + 1,
                epoch,
                $"{problem.Message}, so the training ended.",
                "A smaller learning rate usually helps."
            );
            _run.Progress.Alarms.Add(alarm);
            observer.AlarmChanged(alarm);
            throw Failure(
                $"Training diverged at step {_run.Progress.Step + 1}: {problem.Message}; a smaller learning rate "
                    + $"usually helps",
                problem
            );
        }
        catch (Exception problem) when (problem is IOException or UnauthorizedAccessException)
        {
            throw Failure($"The run's files cannot be written: {problem.Message.TrimEnd('.')}", problem);
        }
    }

    /// <summary>Closes the run's files.</summary>
    public void Dispose() => _run.Dispose();

    private TrainingFailedException Failure(string what, Exception cause)
    {
        var kept = _run.Checkpoints.SavedStep is { } step
            ? $"the checkpoint of step {step} is kept in {Folder.CheckpointPath}, and --resume goes on from there"
            : "there was no checkpoint yet";
        var message = $"{what}; {kept}.";
        try
        {
            // The shortest file first: a full disk may still have room for it.
            _run.Writer.WriteStatus(RunState.Failed, message);
            _run.Writer.Log(message);
            _run.DrawStart();
            _run.Writer.Show(RunState.Failed, message);
        }
        catch (Exception problem) when (problem is IOException or UnauthorizedAccessException)
        {
            // The disk that failed may be this one; the message reaches the user regardless.
        }
        return new TrainingFailedException(message, cause);
    }

    private sealed class Unobserved : ITrainingObserver;
}
