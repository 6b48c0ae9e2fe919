using System.Globalization;
using GanForge.Data;
using GanForge.Data.Batches;
using GanForge.Evaluation.Metrics;
using GanForge.Gans;
using GanForge.Gans.Adversarial;
using GanForge.Gans.Diagnostics;
using GanForge.Gans.Latent;
using GanForge.Gans.Settings;
using GanForge.Networks.Checkpoints;
using GanForge.Runs.Folder;
using GanForge.Runs.Models;
using GanForge.Runs.Output;
using GanForge.Runs.State;
using GanForge.Tensors;

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
    private readonly RunSetup _setup;
    private readonly DatasetPair _data;
    private readonly TrainingProgress _progress;
    private readonly FixedNoise _fixedNoise;
    private readonly EarlyStopping _stopping;
    private readonly Trainer _trainer;
    private readonly RunEvaluator _evaluator;
    private readonly RunWriter _writer;
    private readonly StopRequest _stopRequest;

    /// <summary>
    /// True if patience had run out when the program was killed, so that only the final files are left to write.
    /// </summary>
    private readonly bool _isExhausted;
    private DiscriminatorAccuracy? _accuracy;
    private (long First, long Count) _stageSteps;
    private long? _savedStep;

    private TrainingSession(
        RunSetup setup,
        DatasetPair data,
        RunFolder folder,
        OptionsFile options,
        bool isToFinish = false
    )
    {
        (_setup, _data, Folder) = (setup, data, folder);
        var shown = ExampleDrawing.Create(setup.Recipe, setup.Feed).Count;
        _fixedNoise = new FixedNoise(new SeededNoise(setup.Recipe, NumberList.From(0, shown)).Slice(0, shown));
        var resumes = File.Exists(folder.CheckpointPath);
        var (file, progress) = resumes
            ? Checkpoint.Open(folder.CheckpointPath, setup.Identity)
            : (null, new TrainingProgress());
        _progress = progress;
        _stopping = new EarlyStopping(setup.Recipe.Patience, setup.Model.GeneratorNetwork, progress);
        if (file is not null)
        {
            Checkpoint.Load(file, folder.CheckpointPath, setup.Model, _stopping, _fixedNoise);
            Checkpoint.RequirePlace(progress, folder.CheckpointPath, setup);
            setup.Feed.Loader.Cursor = new BatchCursor(progress.Epoch, progress.Position);
            _savedStep = progress.Step;
        }
        _isExhausted = isToFinish && _stopping.IsExhausted && progress.StepInEpoch == 0;
        if (!isToFinish)
            _stopping.BeginAgain();
        _trainer = new Trainer(setup.Model, setup.Feed, setup.Feed.PixelRange);
        _evaluator = new RunEvaluator(setup, data, options);
        _stopRequest = new StopRequest(folder);
        _writer = new RunWriter(folder, setup, options, progress);
    }

    /// <summary>The options that the run was started with.</summary>
    public TrainingOptions Options => _setup.Options;

    /// <summary>The recipe with its settings.</summary>
    public GanRecipe Recipe => _setup.Recipe;

    /// <summary>The shape (H, W, C) of an image as the networks see it; (1, 1, 2) for points.</summary>
    public ImageShape Image => _setup.Feed.Image;

    /// <summary>What the run trains on: images or points.</summary>
    public ExampleKind Kind => _setup.Feed.Kind;

    /// <summary>The run's folder.</summary>
    public RunFolder Folder { get; }

    /// <summary>The number of steps per epoch of the main stage.</summary>
    public long StepsPerEpoch => _setup.Feed.StepsPerEpoch(_setup.Model.MainStage);

    /// <summary>The total number of steps planned.</summary>
    public long StepsTotal => _setup.StepsTotal;

    /// <summary>
    /// The number of steps in preparatory stages, such as an autoencoder's; only later steps train the generator.
    /// </summary>
    public long StepsOfPreparation => _setup.StepsOfPreparation;

    /// <summary>The total number of epochs planned, including those of preparatory stages.</summary>
    public int EpochsTotal => _setup.Model.Epochs;

    /// <summary>The number of steps done so far; more than 0 at the start of a resumed run.</summary>
    public long StepsDone => _progress.Step;

    /// <summary>The training time so far, including the time before an interruption.</summary>
    public TimeSpan Elapsed => TimeSpan.FromSeconds(_progress.Seconds);

    /// <summary>The number of trainable parameters of each network.</summary>
    public IReadOnlyDictionary<string, long> Parameters => _setup.Parameters;

    internal GanModel Model => _setup.Model;

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
        var setup = new RunSetup(options, data.Train, TestOf(options, data));
        var file = new OptionsFile(
            options,
            setup.Identity,
            setup.Feed.Image,
            setup.Recipe.Classes,
            DateTimeOffset.Now.ToString("O")
        );
        var folder = RunFolder.Create(options.OutDirectory, setup.FolderName, file.ToJson());
        return new TrainingSession(setup, data, folder, file);
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
        RunLock.RequireFree(folder);
        var started = OptionsFile.Read(folder);
        var (_, progress) = Checkpoint.Open(folder.CheckpointPath, started.Identity);
        var finished = Finished(folder);
        var wanted = options.ApplyTo(started, progress.Step);
        RunSetup.Check(wanted);
        data ??= DatasetPair.Load(wanted);
        var test = TestOf(wanted, data);
        if (
            (
                started.Identity.Data?.DifferenceFrom(
                    DatasetFingerprint.Compute(RunSetup.Limited(data.Train, wanted.Images))
                )
                ?? (
                    test is null
                        ? null
                        : started.Identity.TestData?.DifferenceFrom(DatasetFingerprint.Compute(test), "was tested on")
                )
            ) is
            { } difference
        )
        {
            throw new UserErrorException(
                $"The run {folder.Name} cannot be resumed: {difference}. Bring its data "
                    + $"back{(wanted.DataDirectory is { } place ? $" to {place}" : "")}, name their folder, or start "
                    + $"a new run."
            );
        }

        var setup = new RunSetup(wanted, data.Train, test);
        if (setup.StepsTotal < progress.Step || (setup.StepsTotal == progress.Step && finished is not null))
            throw new UserErrorException(NothingLeft(folder, progress.Step, setup));
        if (finished is { State: RunState.StoppedEarly } && setup.StepsTotal <= finished.Steps)
        {
            throw new UserErrorException(
                $"The run {folder.Name} stopped early at step {progress.Step}, since its losses no longer "
                    + $"improved; to go on all the same, give more epochs than {setup.Recipe.Epochs}."
            );
        }

        var file = started with { Options = wanted, Identity = setup.Identity };
        var hasNewEnd = options.Steps is not null || options.Settings.ContainsKey(RunIdentity.MovableSetting);
        return new TrainingSession(setup, data, folder, file, isToFinish: finished is null && !hasNewEnd);
    }

    /// <summary>
    /// The test set if it comes from a folder, which may change; a built-in one need not be loaded yet.
    /// </summary>
    private static Dataset? TestOf(TrainingOptions options, DatasetPair data) =>
        options.DataDirectory is null ? null : data.Test;

    /// <summary>
    /// The status of a run that ended with all its files, or null. If the program was killed after the last checkpoint,
    /// the files that follow from it are still to be written.
    /// </summary>
    private static RunStatus? Finished(RunFolder folder)
    {
        try
        {
            return
                File.Exists(folder.GeneratorPath)
                && File.Exists(folder.ReportPath)
                && RunStatus.Read(folder) is { IsDone: true } status
                ? status
                : null;
        }
        catch (UserErrorException)
        {
            // A damaged status is ignored; finishing the run rewrites it.
            return null;
        }
    }

    private static string NothingLeft(RunFolder folder, long done, RunSetup setup)
    {
        var (total, what) = (setup.StepsTotal, setup.Options.Steps is null ? "epochs" : "steps");
        if (total == done)
            return $"The run {folder.Name} is complete at step {done} of {total}; to go on, give more {what}.";
        var wanted = setup.Options.Steps is null ? $"{total} of {setup.Recipe.Epochs} epochs" : $"{total} asked for";
        return $"The run {folder.Name} has done {done} steps, more than the {wanted}; to go on, give more {what}.";
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
            return Train(new TrainingClock(_progress), observer, cancellationToken);
        }
        catch (NotFiniteNumberException problem)
        {
            var (_, epoch) = _setup.Model.StageAt(_progress.Epoch);
            var alarm = new Alarm(
                "not-a-number",
                "Not a number",
                _progress.Step + 1,
                epoch,
                $"{problem.Message}, so the training ended.",
                "A smaller learning rate usually helps."
            );
            _progress.Alarms.Add(alarm);
            observer.AlarmChanged(alarm);
            throw Failure(
                $"Training diverged at step {_progress.Step + 1}: {problem.Message}; a smaller learning rate "
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
    public void Dispose() => _writer.Dispose();

    private TrainingResult Train(TrainingClock clock, GuardedObserver observer, CancellationToken cancellationToken)
    {
        observer.Started(this);
        Announce();
        if (_progress.Step == 0)
            _writer.Pictures.KeepStart();
        else
            Save(clock);

        var outcome = _isExhausted ? TrainingOutcome.StoppedEarly : TrainingOutcome.Completed;
        if (_progress is { Step: > 0, StepInEpoch: 0 })
            EvaluateIfDue(clock, observer, cancellationToken);
        clock.StepsBegin();
        while (outcome == TrainingOutcome.Completed && _progress.Step < StepsTotal)
        {
            if (cancellationToken.IsCancellationRequested || _stopRequest.IsMade() || observer.HasFailed)
            {
                outcome = TrainingOutcome.Interrupted;
                break;
            }
            var (stage, epoch) = _setup.Model.StageAt(_progress.Epoch);
            if (_progress.StepInEpoch == 0 || _stageSteps.Count == 0)
                _stageSteps = _setup.StepsOf(stage);
            Step(stage, epoch, clock, observer);
            if (_progress.StepInEpoch == _setup.Feed.StepsPerEpoch(stage))
            {
                outcome = EndEpoch(stage, epoch, clock, observer, cancellationToken)
                    ? TrainingOutcome.StoppedEarly
                    : outcome;
            }
            else if (clock.SinceSaved >= Options.CheckpointEvery)
            {
                clock.Aside(() => SaveWithinEpoch(clock));
            }
        }
        return End(outcome, clock, observer, cancellationToken);
    }

    private void Step(TrainingStage stage, int epoch, TrainingClock clock, ITrainingObserver observer)
    {
        _trainer.Step(stage, _progress.Step, (_progress.Step - _stageSteps.First) / (double)_stageSteps.Count);
        _progress.Step++;
        _progress.StepInEpoch++;
        _progress.Position = _setup.Feed.Loader.Cursor.Position;
        _progress.Means.Add(_trainer.Scalars);
        clock.StepDone(_trainer.ImagesInStep);
        _writer.StepDone(_trainer.Scalars, stage, epoch, clock);
        if (HealthCheck.IsDue(_progress.Step - 1))
            Watch(epoch, observer);
        observer.StepDone(
            new StepReport
            {
                Stage = stage.Name,
                Epoch = epoch,
                Epochs = stage.Epochs,
                StepInStage = _progress.Step - _stageSteps.First,
                StepsInStage = _stageSteps.Count,
                Step = _progress.Step,
                StepsTotal = StepsTotal,
                Images = _trainer.ImagesInStep,
                ImagesPerSecond = clock.ImagesPerSecond,
                LossG = _trainer.Scalars[ScalarNames.LossG],
                LossD = _trainer.Scalars[ScalarNames.LossD],
                LossDReal = _trainer.Scalars[ScalarNames.LossDReal],
                LossDFake = _trainer.Scalars[ScalarNames.LossDFake],
                ScoreReal = _trainer.Scalars[ScalarNames.ScoreReal],
                ScoreFake = _trainer.Scalars[ScalarNames.ScoreFake],
                All = _trainer.Scalars,
            }
        );
        if (_writer.Pictures.StartIsDue)
            clock.Aside(DrawStart);
        if (stage.HasGeneratedImages)
            _writer.Pictures.Capture(_fixedNoise, epoch, _progress.StepInEpoch, _setup.Feed.StepsPerEpoch(stage));
    }

    private void Watch(int epoch, ITrainingObserver observer) =>
        Tell(
            _progress.Alarms.Examine(
                Recipe.Alarms,
                _trainer.Scalars,
                _progress.Step,
                _progress.Step - _stageSteps.First,
                epoch
            ),
            observer
        );

    private void Tell(IEnumerable<Alarm> alarms, ITrainingObserver observer)
    {
        foreach (var alarm in alarms)
        {
            _writer.Log(alarm.ToString());
            observer.AlarmChanged(alarm);
        }
    }

    /// <summary>Measures, draws and saves at the end of an epoch; returns true if patience has run out.</summary>
    private bool EndEpoch(
        TrainingStage stage,
        int epoch,
        TrainingClock clock,
        ITrainingObserver observer,
        CancellationToken cancellationToken
    )
    {
        var isTraining = stage == _setup.Model.MainStage;
        var means = _progress.Means.ToDictionary();
        var stopsEarly = isTraining && _stopping.EpochDone(means, epoch);
        var (images, elapsed) = clock.EpochDone();
        _progress.Epoch++;
        (_progress.StepInEpoch, _progress.Position) = (0, 0);
        _progress.Means.Clear();
        _setup.Feed.Loader.Cursor = new BatchCursor(_progress.Epoch, 0);

        var accuracies = stage.HasGeneratedImages ? Accuracy.Measure(_progress.Step) : new Dictionary<string, double>();
        if (stage.HasGeneratedImages)
            _writer.AccuracyMeasured(accuracies, epoch, clock);
        _writer.FurtherPictures.Draw(_data);
        var isLast = stopsEarly || epoch == stage.Epochs;
        var samples =
            stage.HasGeneratedImages && (isLast || epoch % Options.SampleEvery == 0)
                ? _writer.Draw(_fixedNoise, _data, epoch, $"epoch {epoch}")
                : null;
        if (stage.HasGeneratedImages && Options.KeepEvery is { } every && (isLast || epoch % every == 0))
            SaveWeights(_stopping.Present(), Folder.KeptGeneratorPath(epoch), _progress.Step);
        Save(clock);
        var metrics = EvaluateIfDue(clock, observer, cancellationToken);
        _writer.Pictures.DrawProgress(_fixedNoise, StepsPerEpoch);
        _writer.Show(RunState.Running);
        var report = new EpochReport
        {
            Stage = stage.Name,
            Epoch = epoch,
            Epochs = stage.Epochs,
            Step = _progress.Step,
            Means = means,
            Accuracies = accuracies,
            Metrics = metrics,
            Elapsed = elapsed,
            ImagesPerSecond = images / elapsed.TotalSeconds,
            SamplesPath = samples,
        };
        _writer.Log(report.ToString());
        observer.EpochDone(report);
        clock.StepsBegin();
        return stopsEarly;
    }

    /// <summary>
    /// Evaluates the generator if that is due after the last step. This comes after the checkpoint: if the program is
    /// killed meanwhile, nothing is lost, and the evaluation takes place on resuming.
    /// </summary>
    private IReadOnlyDictionary<string, double> EvaluateIfDue(
        TrainingClock clock,
        ITrainingObserver observer,
        CancellationToken cancellationToken
    )
    {
        var (stage, epoch) = LastEpoch;
        var isEnd = _progress.Step == StepsTotal || epoch == stage.Epochs || _stopping.IsExhausted;
        var isDue =
            stage.HasGeneratedImages
            && Options.EvaluateEvery is > 0 and var often
            && (isEnd || (_progress.StepInEpoch == 0 && epoch % often == 0))
            && _writer.EvaluatedStep != _progress.Step;
        if (!isDue)
            return new Dictionary<string, double>();
        observer.Evaluating(_evaluator.Samples);
        if (Measured(() => _evaluator.Measure(_progress.Step, cancellationToken)) is not var (fakes, reals))
            return new Dictionary<string, double>();
        _writer.Evaluated(_progress.Step, epoch, fakes, reals);
        Save(clock);
        return fakes.Known;
    }

    /// <summary>
    /// Returns the result of measuring, or null if that is not possible: a failed evaluation does not end the run.
    /// </summary>
    private (EvaluationResult Fakes, EvaluationResult Reals)? Measured(
        Func<(EvaluationResult Fakes, EvaluationResult Reals)> measure
    )
    {
        try
        {
            return measure();
        }
        catch (Exception problem)
            when (problem
                    is OperationCanceledException
                        or UserErrorException
                        or DataFormatException
                        or IOException
                        or UnauthorizedAccessException
            )
        {
            _writer.Log($"The generator was not measured: {problem.Message}");
            return null;
        }
    }

    /// <summary>Measures the finished generator, unless its epochs are evaluated anyway.</summary>
    /// <remarks>
    /// The line comes after the checkpoint, which does not cover it: a run that is extended has not ended here, and one
    /// that is killed now is measured when it is finished.
    /// </remarks>
    private void MeasureResult(ITrainingObserver observer, CancellationToken cancellationToken)
    {
        if (
            Options.EvaluateEvery is not null
            || _evaluator.SamplesOfResult(_setup.ImagesTrainedOn(_progress.Step)) is not { } samples
        )
        {
            return;
        }

        observer.Evaluating(samples);
        if (
            Measured(() => _evaluator.MeasureResult(GeneratorModel.Load(Folder), samples, cancellationToken))
            is var (fakes, reals)
        )
        {
            _writer.Evaluated(
                _progress.BestStep ?? _progress.Step,
                _progress.BestEpoch ?? LastEpoch.Epoch,
                fakes,
                reals
            );
        }
    }

    private TrainingResult End(
        TrainingOutcome outcome,
        TrainingClock clock,
        ITrainingObserver observer,
        CancellationToken cancellationToken
    )
    {
        if (_progress.StepInEpoch > 0)
        {
            var (stage, epoch) = _setup.Model.StageAt(_progress.Epoch);
            if (outcome == TrainingOutcome.Completed && stage.HasGeneratedImages)
            {
                _writer.Draw(_fixedNoise, _data, epoch, $"epoch {epoch}, step {_progress.Step}");
            }
            Save(clock);
        }
        if (outcome == TrainingOutcome.Completed && _progress.Step > 0)
            EvaluateIfDue(clock, observer, cancellationToken);
        // After the checkpoint, which does not cover this: a run that is extended has not ended here.
        if (outcome != TrainingOutcome.Interrupted && _progress.Step > 0)
        {
            var (stage, epoch) = LastEpoch;
            Tell(
                _progress.Alarms.Conclude(
                    Recipe.Alarms,
                    _progress.Step,
                    _progress.Step - _setup.StepsOf(stage).First,
                    epoch
                ),
                observer
            );
        }
        clock.Stop();
        if (outcome != TrainingOutcome.Interrupted)
            MeasureResult(observer, cancellationToken);
        DrawStart();
        _writer.Pictures.DrawProgress(_fixedNoise, StepsPerEpoch);
        TimeLapse.Save(Folder);
        _stopRequest.Withdraw();
        var kept = _progress.BestEpoch is { } best
            ? $"the weights of epoch {best}, the best, are kept"
            : "the best weights are kept";
        var message = outcome switch
        {
            TrainingOutcome.Interrupted =>
                $"Interrupted at step {_progress.Step} of {StepsTotal}; everything is saved.",
            TrainingOutcome.StoppedEarly =>
                $"Stopped early at step {_progress.Step}: the losses have not improved for {Recipe.Patience} "
                    + $"epochs; {kept}.",
            _ when _stopping.IsOn => $"Completed at step {_progress.Step}; {kept}.",
            _ => $"Completed at step {_progress.Step}.",
        };
        _writer.Show(
            outcome switch
            {
                TrainingOutcome.Interrupted => RunState.Interrupted,
                TrainingOutcome.StoppedEarly => RunState.StoppedEarly,
                _ => RunState.Completed,
            }
        );
        _writer.Log(message);
        var elapsed = TimeSpan.FromSeconds(_progress.Seconds);
        return new TrainingResult(
            outcome,
            Folder,
            _progress.Step,
            _progress.Epoch,
            elapsed,
            _setup.ImagesSeenAfter(_progress.Step) / elapsed.TotalSeconds
        )
        {
            KeptEpoch = _progress.BestEpoch,
            Metrics = _writer.Metrics,
            RealMetrics = _writer.RealMetrics,
        };
    }

    /// <summary>The stage of the last step, and the epoch within it, from 1.</summary>
    private (TrainingStage Stage, int Epoch) LastEpoch =>
        _setup.Model.StageAt(_progress.StepInEpoch > 0 ? _progress.Epoch : _progress.Epoch - 1);

    private void DrawStart() => _writer.Pictures.DrawStart(_data.Train, _fixedNoise);

    private DiscriminatorAccuracy Accuracy =>
        _accuracy ??= new DiscriminatorAccuracy(Recipe, _setup.Model, _data.Test, _setup.Feed, Options.Seed);

    private void Announce()
    {
        var players = string.Join(", ", Parameters.Select(player => $"{player.Key} {player.Value:N0}"));
        var verb = _progress.Step == 0 ? "Training" : $"Resuming at step {_progress.Step}:";
        var message =
            $"{verb} {Recipe.Name} on {Options.Dataset}, seed {Options.Seed}, {StepsTotal - _progress.Step:N0} "
            + $"steps to go; parameters: {players}.";
        _writer.Log(message);
    }

    private void SaveWithinEpoch(TrainingClock clock)
    {
        Save(clock);
        _writer.WriteStatus(RunState.Running);
    }

    /// <summary>
    /// Saves scalars and weights before the checkpoint, which depends on them: if the program is killed in between,
    /// they are written again.
    /// </summary>
    private void Save(TrainingClock clock)
    {
        _progress.StatisticsLength = _writer.FlushStatistics();
        SaveWeights();
        Checkpoint.Save(Folder.CheckpointPath, _setup.Identity, _setup.Model, _progress, _stopping, _fixedNoise);
        _savedStep = _progress.Step;
        clock.Saved();
    }

    /// <summary>Writes the weights for sampling, which follow from the checkpoint.</summary>
    private void SaveWeights()
    {
        SaveWeights(_stopping.Weights(), Folder.GeneratorPath, _progress.BestStep ?? _progress.Step);
        if (_setup.Model.Autoencoder is not { } autoencoder)
            return;
        var weights = new SafeTensors();
        autoencoder.SaveTo(weights);
        SaveWeights(weights, Folder.AutoencoderPath, _progress.Step);
    }

    private void SaveWeights(SafeTensors weights, string path, long step)
    {
        weights.Metadata["recipe"] = Recipe.Name;
        weights.Metadata[RunWeights.StepKey] = step.ToString(CultureInfo.InvariantCulture);
        weights.Save(path);
    }

    private TrainingFailedException Failure(string what, Exception cause)
    {
        var kept = _savedStep is { } step
            ? $"the checkpoint of step {step} is kept in {Folder.CheckpointPath}, and --resume goes on from there"
            : "there was no checkpoint yet";
        var message = $"{what}; {kept}.";
        try
        {
            // The shortest file first: a full disk may still have room for it.
            _writer.WriteStatus(RunState.Failed, message);
            _writer.Log(message);
            DrawStart();
            _writer.Show(RunState.Failed, message);
        }
        catch (Exception problem) when (problem is IOException or UnauthorizedAccessException)
        {
            // The disk that failed may be this one; the message reaches the user regardless.
        }
        return new TrainingFailedException(message, cause);
    }

    private sealed class Unobserved : ITrainingObserver;
}
