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
/// Real training steps, one at a time, with everything that happens in them:
/// <code>
/// var lesson = TrainingLesson.Of(RunFolder.Find("latest"));
/// var step = lesson.Next(Learners.Discriminator);
/// Show(step.Generator!.Fakes, step.Generator.Before, step.Generator.PixelGradient);
/// </code>
/// They are the trainer's own, with the recipe's losses, updates and optimisers: those of a run are, to the bit, what its
/// training would do next. A lesson goes on in memory and never writes to the run's folder. One thread at a time.
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
        (_epoch, _stepInEpoch) = isPrepared ? (progress.Epoch, progress.StepInEpoch) : (setup.Model.Epochs - _stage.Epochs, 0);
        setup.Feed.Loader.Cursor = new BatchCursor(_epoch, isPrepared ? progress.Position : 0);
        _trainer = new Trainer(setup.Model, setup.Feed, callback: (context, update, loss, gradients) => _recorder!.Take(context, update, loss, gradients));
        _recorder = new LessonRecorder(setup.Model, _trainer.Scalars);
    }

    /// <summary>The recipe with its settings.</summary>
    public GanRecipe Recipe => _setup.Recipe;

    /// <summary>What the run was started with, or would be.</summary>
    public TrainingOptions Options => _setup.Options;

    /// <summary>The shape (H, W, C) of an image; (1, 1, 2) of a point.</summary>
    public Shape Image => _setup.Feed.Image;

    /// <summary>The pixel values that stand for black and white.</summary>
    public ValueRange Range => Recipe.PixelRange;

    /// <summary>The density that the points of the data set follow; null where it holds images.</summary>
    public GaussianMixture? Mixture => _setup.Feed.Mixture;

    /// <summary>Whether scores are no logits and mean something only in comparison: <see cref="GanModel.ScoresAreRelative"/>.</summary>
    public bool ScoresAreRelative => _setup.Model.ScoresAreRelative;

    /// <summary>Steps done, those of the run before the lesson included; a recipe's preparation counts as done, whether it was or not.</summary>
    public long Step { get; private set; }

    /// <summary>
    /// How much of the training counts as behind, from 0 to 1: what learning rates and weights that change on the way go by.
    /// It is what it is in the run, unless set; of a complete run half, since at the end of their training many recipes
    /// take steps of no length.
    /// </summary>
    /// <exception cref="ArgumentOutOfRangeException">Set to a number outside of [0, 1].</exception>
    public double Progress
    {
        get
        {
            var (first, count) = _setup.StepsOf(_stage);
            var share = (Step - first) / (double)count;
            return _progress ?? (share is >= 0 and < 1 ? share : 0.5);
        }
        set => _progress = value is >= 0 and <= 1 ? value : throw new ArgumentOutOfRangeException(nameof(value), value, "The progress of a training lies between 0 and 1.");
    }

    internal GanModel Model => _setup.Model;

    /// <summary>A lesson that begins at a run's newest checkpoint, also while the run goes on. A run that is still in its preparation is taken at the first step of the training.</summary>
    /// <param name="run">The run.</param>
    /// <param name="data">The images, or null to load those that the run names.</param>
    /// <exception cref="UserErrorException">The run has no checkpoint yet, or it is damaged or another version's.</exception>
    /// <exception cref="DatasetUnavailableException">The data set is nowhere to be had.</exception>
    public static TrainingLesson FromRun(RunFolder run, DatasetPair? data = null)
    {
        ArgumentNullException.ThrowIfNull(run);
        var options = OptionsFile.Read(run);
        // Where this version has no such recipe, the message names the run.
        RunWeights.RecipeOf(run, options);
        var (file, progress) = RunWeights.OpenCheckpoint(run, options);
        var setup = new RunSetup(options.Options, (data ?? DatasetPair.Load(options.Options)).Train);
        Checkpoint.LoadPlayers(file, run.CheckpointPath, setup.Model);
        Checkpoint.RequirePlace(progress, run.CheckpointPath, setup);
        return new TrainingLesson(setup, progress);
    }

    /// <summary>A lesson on untrained networks, those that a run of these options would begin with; what a preparation would train is untrained as well.</summary>
    /// <param name="options">Recipe, settings, data set and seed.</param>
    /// <param name="data">The images, or null to load those that the options name.</param>
    /// <exception cref="UserErrorException">Something asked for cannot be.</exception>
    /// <exception cref="DatasetUnavailableException">The data set is unknown or nowhere to be had.</exception>
    public static TrainingLesson Untrained(TrainingOptions options, DatasetPair? data = null)
    {
        RunSetup.Check(options);
        return new TrainingLesson(new RunSetup(options, (data ?? DatasetPair.Load(options)).Train), new TrainingProgress());
    }

    /// <summary>Plays the next step.</summary>
    /// <param name="learners">Whose weights it moves; the others see and are told the same, and stay as they are to the bit.</param>
    /// <exception cref="UserErrorException">A loss is no finite number any more.</exception>
    public LessonStep Next(LearningNetworks learners = LearningNetworks.Both)
    {
        var progress = Progress;
        var still = _setup.Model.Networks.Where(network => learners != LearningNetworks.Both && (network == _setup.Model.GeneratorNetwork) == (learners == LearningNetworks.Discriminator));
        var buffers = still.SelectMany(network => network.Module.Buffers).Select(buffer => (buffer.Tensor, Numbers: buffer.Tensor.Span.ToArray())).ToArray();
        _recorder.Begin(learners);
        try
        {
            _trainer.Step(_stage, Step, progress);
        }
        catch (NotFiniteNumberException problem)
        {
            throw new UserErrorException($"The lesson ends at step {Step + 1}: {problem.Message}; begin it again.", problem);
        }
        // Passes in training move running statistics, of those too who do not learn.
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

    /// <summary>What the generator, as it is now, makes of noise that is the same at every call, (count, H, W, C): for points, enough of them to see their density.</summary>
    /// <param name="count">How many.</param>
    public Tensor Samples(int count = 1_024)
    {
        ArgumentOutOfRangeException.ThrowIfNegativeOrZero(count);
        var trained = Recipe.TrainedClasses;
        var classes = Enumerable.Range(0, count).Select(i => trained.Count > 0 ? (byte)trained[i % trained.Count] : (byte)0).ToArray();
        return BatchedInference.Apply(_setup.Model.Generator, Recipe.SampleInputs(count, new RandomStream(Options.Seed, "lesson"), classes), Image);
    }

    /// <summary>The discriminator's scores over the plane as they are now, where the data set holds points.</summary>
    /// <param name="size">Points of a row, and rows; at least 2.</param>
    /// <exception cref="UserErrorException">The data set holds images.</exception>
    public ScoreField Field(int size = 64) => ScoreField.Compute(_setup.Model.Discriminator, Math.Max(1, Recipe.Classes), Mixture, size);
}
