using GanForge.Data.Batches;
using GanForge.Gans.Adversarial;
using GanForge.Gans.Latent;
using GanForge.Gans.Settings;
using GanForge.Runs.Folder;
using GanForge.Runs.Output;
using GanForge.Runs.State;

namespace GanForge.Runs.Session;

/// <summary>What a run consists of while it is trained, as at its start or in its latest checkpoint.</summary>
internal sealed class ActiveRun : IDisposable
{
    /// <summary>Opens a run's folder for training.</summary>
    /// <param name="setup">The options, recipe, data and model.</param>
    /// <param name="data">The training set and the test set.</param>
    /// <param name="folder">The run's folder.</param>
    /// <param name="file">The contents of its options.json.</param>
    /// <param name="isToFinish">True if only an ended run's final files may be missing.</param>
    /// <exception cref="UserErrorException">The checkpoint is damaged, or does not fit the run.</exception>
    public ActiveRun(RunSetup setup, DatasetPair data, RunFolder folder, OptionsFile file, bool isToFinish)
    {
        (Setup, Data, Folder) = (setup, data, folder);
        var shown = ExampleDrawing.Create(setup.Recipe, setup.Feed).Count;
        FixedNoise = new FixedNoise(new SeededNoise(setup.Recipe, NumberList.From(0, shown)).Slice(0, shown));
        var (checkpoint, progress) = File.Exists(folder.CheckpointPath)
            ? Checkpoint.Open(folder.CheckpointPath, setup.Identity)
            : (null, new TrainingProgress());
        Progress = progress;
        Stopping = new EarlyStopping(setup.Recipe.Patience, setup.Model.GeneratorNetwork, progress);
        Checkpoints = new CheckpointWriter(this);
        if (checkpoint is not null)
        {
            Checkpoint.Load(checkpoint, folder.CheckpointPath, setup.Model, Stopping, FixedNoise);
            Checkpoint.RequirePlace(progress, folder.CheckpointPath, setup);
            setup.Feed.Loader.Cursor = new BatchCursor(progress.Epoch, progress.Position);
            Checkpoints.SavedStep = progress.Step;
        }
        IsExhausted = isToFinish && Stopping.IsExhausted && progress.StepInEpoch == 0;
        if (!isToFinish)
            Stopping.BeginAgain();
        Evaluator = new RunEvaluator(setup, data, file);
        StopRequest = new StopRequest(folder);
        Writer = new RunWriter(folder, setup, file, progress);
    }

    public RunSetup Setup { get; }

    public DatasetPair Data { get; }

    public RunFolder Folder { get; }

    public TrainingProgress Progress { get; }

    public EarlyStopping Stopping { get; }

    public FixedNoise FixedNoise { get; }

    public CheckpointWriter Checkpoints { get; }

    public RunEvaluator Evaluator { get; }

    public StopRequest StopRequest { get; }

    public RunWriter Writer { get; }

    /// <summary>
    /// True if patience had run out when the program was killed, so that only the final files are left to write.
    /// </summary>
    public bool IsExhausted { get; }

    /// <summary>The number of steps per epoch of the main stage.</summary>
    public long StepsPerEpoch => Setup.Feed.StepsPerEpoch(Setup.Model.MainStage);

    /// <summary>The stage of the last step, and the epoch within it, from 1.</summary>
    public (TrainingStage Stage, int Epoch) LastEpoch =>
        Setup.Model.StageAt(Progress.StepInEpoch > 0 ? Progress.Epoch : Progress.Epoch - 1);

    /// <summary>Draws the pictures from before training, if that is still to be done.</summary>
    public void DrawStart() => Writer.Pictures.DrawStart(Data.Train, FixedNoise);

    /// <summary>Closes the run's files.</summary>
    public void Dispose() => Writer.Dispose();
}
