using GanForge.Data;
using GanForge.Data.Batches;
using GanForge.Gans;
using GanForge.Gans.Adversarial;
using GanForge.Gans.Architectures;
using GanForge.Gans.Settings;
using GanForge.Imaging.Grids;
using GanForge.Runs.Folder;
using GanForge.Runs.Models;
using GanForge.Runs.State;
using GanForge.Tensors;
using GanForge.Tensors.Random;

namespace GanForge.Studio.Lab;

/// <summary>
/// Runs real training steps one at a time and records everything that happens in them:
/// <code>
/// var lesson = TrainingLesson.FromRun(RunFolder.Find("latest"));
/// var step = lesson.Next(LearningNetworks.Discriminator);
/// Show(step.Generator!.Fakes, step.Generator.Before, step.Generator.PixelGradient);
/// </code>
/// The steps use the trainer's own code, with the recipe's losses, updates and optimizers; for a run they match, bit
/// for bit, what its training would do next. A lesson never writes to the run folder. Not thread-safe.
/// </summary>
public sealed class TrainingLesson
{
    private readonly RunSetup _setup;
    private readonly TrainingStage _stage;
    private readonly Trainer _trainer;
    private readonly LessonRecorder _recorder;
    private int _epoch;
    private long _stepInEpoch;
    private double? _progress;

    private TrainingLesson(RunSetup setup, TrainingProgress progress)
    {
        _setup = setup;
        _stage = setup.Model.MainStage;
        var first = setup.StepsOf(_stage).First;
        var isPrepared = progress.Step >= first;
        Step = Math.Max(progress.Step, first);
        (_epoch, _stepInEpoch) = isPrepared
            ? (progress.Epoch, progress.StepInEpoch)
            : (setup.Model.Epochs - _stage.Epochs, 0);
        setup.Feed.Loader.Cursor = new BatchCursor(_epoch, isPrepared ? progress.Position : 0);
        _trainer = new Trainer(
            setup.Model,
            setup.Feed,
            callback: (context, update, loss, gradients) => _recorder!.Take(context, update, loss, gradients)
        );
        _recorder = new LessonRecorder(setup.Model, _trainer.Scalars);
    }

    /// <summary>The recipe with its settings.</summary>
    public GanRecipe Recipe => _setup.Recipe;

    /// <summary>The options the run was started with, or would be.</summary>
    public TrainingOptions Options => _setup.Options;

    /// <summary>The shape (H, W, C) of an image; (1, 1, 2) of a point.</summary>
    public ImageShape Image => _setup.Feed.Image;

    /// <summary>The pixel values that represent black and white.</summary>
    public ValueRange Range => Recipe.PixelRange;

    /// <summary>What the run trains on: images or points.</summary>
    public ExampleKind Kind => _setup.Feed.Kind;

    /// <summary>
    /// True if scores are not logits and only differences are meaningful: <see cref="GanModel.ScoresAreRelative"/>.
    /// </summary>
    public bool ScoresAreRelative => _setup.Model.ScoresAreRelative;

    /// <summary>
    /// The number of steps done, including those of the run before the lesson; the recipe's preparation always counts
    /// as done.
    /// </summary>
    public long Step { get; private set; }

    /// <summary>
    /// The training progress, from 0 to 1, that schedules of learning rates and weights use: the run's own unless set,
    /// but half for a complete run, since many recipes end training with a learning rate of zero.
    /// </summary>
    /// <exception cref="ArgumentOutOfRangeException">The value is outside [0, 1].</exception>
    public double Progress
    {
        get
        {
            var (first, count) = _setup.StepsOf(_stage);
            var share = (Step - first) / (double)count;
            return _progress ?? (share is >= 0 and < 1 ? share : 0.5);
        }
        set =>
            _progress = value is >= 0 and <= 1
                ? value
                : throw new ArgumentOutOfRangeException(
                    nameof(value),
                    value,
                    "The progress of a training lies between 0 and 1."
                );
    }

    internal GanModel Model => _setup.Model;

    /// <summary>
    /// Creates a lesson from a run's latest checkpoint, even while it is training. A run still in its preparation
    /// starts at the first training step.
    /// </summary>
    /// <param name="run">The run.</param>
    /// <param name="data">The images, or null to load the run's data set.</param>
    /// <exception cref="UserErrorException">
    /// The run has no checkpoint yet, or its checkpoint is damaged or from another version.
    /// </exception>
    /// <exception cref="DatasetUnavailableException">The data set is not available.</exception>
    public static TrainingLesson FromRun(RunFolder run, DatasetPair? data = null)
    {
        ArgumentNullException.ThrowIfNull(run);
        var options = OptionsFile.Read(run);
        // If this version lacks the recipe, the message names the run.
        RunWeights.RecipeOf(run, options);
        var (file, progress) = RunWeights.OpenCheckpoint(run, options);
        var setup = new RunSetup(options.Options, (data ?? DatasetPair.Load(options.Options)).Train);
        Checkpoint.LoadNetworks(file, run.CheckpointPath, setup.Model);
        Checkpoint.RequirePlace(progress, run.CheckpointPath, setup);
        return new TrainingLesson(setup, progress);
    }

    /// <summary>
    /// Creates a lesson on untrained networks, as a run with these options would start; the preparation is skipped.
    /// </summary>
    /// <param name="options">The recipe, settings, data set and seed.</param>
    /// <param name="data">The images, or null to load the data set named in the options.</param>
    /// <exception cref="UserErrorException">The options are invalid.</exception>
    /// <exception cref="DatasetUnavailableException">The data set is unknown or not available.</exception>
    public static TrainingLesson Untrained(TrainingOptions options, DatasetPair? data = null)
    {
        RunSetup.Check(options);
        return new TrainingLesson(
            new RunSetup(options, (data ?? DatasetPair.Load(options)).Train),
            new TrainingProgress()
        );
    }

    /// <summary>Runs the next step.</summary>
    /// <param name="learners">
    /// The networks to update; the others run normally, and their weights stay the same to the bit.
    /// </param>
    /// <exception cref="UserErrorException">A loss is no longer finite.</exception>
    public LessonStep Next(LearningNetworks learners = LearningNetworks.Both)
    {
        var progress = Progress;
        var still = _setup.Model.Networks.Where(network =>
            learners != LearningNetworks.Both
            && (network == _setup.Model.GeneratorNetwork) == (learners == LearningNetworks.Discriminator)
        );
        var buffers = still
            .SelectMany(network => network.Module.Buffers)
            .Select(buffer => (buffer.Tensor, Numbers: buffer.Tensor.Span.ToArray()))
            .ToArray();
        _recorder.Begin(learners);
        try
        {
            _trainer.Step(_stage, Step, progress);
        }
        catch (NotFiniteNumberException problem)
        {
            throw new UserErrorException(
                $"The lesson ends at step {Step + 1}: {problem.Message}; begin it again.",
                problem
            );
        }
        // Training passes change running statistics, even of networks that do not learn.
        foreach (var (tensor, numbers) in buffers)
            numbers.CopyTo(tensor.Span);
        Step++;
        if (++_stepInEpoch == _setup.Feed.StepsPerEpoch(_stage))
        {
            _stepInEpoch = 0;
            _setup.Feed.Loader.Cursor = new BatchCursor(++_epoch, 0);
        }
        return new LessonStep(Step, progress, _recorder.Collect());
    }

    /// <summary>
    /// Generates samples (count, H, W, C) from the current generator, with the same noise at every call. The default
    /// count is enough to show the density of points.
    /// </summary>
    /// <param name="count">The number of samples.</param>
    public Tensor Samples(int count = 1_024)
    {
        ArgumentOutOfRangeException.ThrowIfNegativeOrZero(count);
        var trained = Recipe.TrainedClasses;
        var classes = Enumerable
            .Range(0, count)
            .Select(i => trained.Count > 0 ? (byte)trained[i % trained.Count] : (byte)0)
            .ToArray();
        return BatchedInference.Apply(
            _setup.Model.Generator,
            Recipe.SampleInputs(count, new RandomStream(Options.Seed, "lesson"), classes),
            Image
        );
    }

    /// <summary>Computes the discriminator's current scores over the plane if the data set holds points.</summary>
    /// <param name="size">The number of rows and of points per row; at least 2.</param>
    /// <exception cref="UserErrorException">The data set holds images.</exception>
    public ScoreField Field(int size = 64) =>
        ScoreField.Compute(_setup.Model.Discriminator, Math.Max(1, Recipe.Classes), Kind, size);
}
