using GanForge.Data;
using GanForge.Networks;
using GanForge.Tensors;

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
    private readonly RunSetup _setup;
    private readonly DatasetPair _data;
    private readonly TrainingProgress _progress;
    private readonly FixedNoise _fixedNoise;
    private readonly EarlyStopping _stopping;
    private readonly Trainer _trainer;
    private readonly RunEvaluator _evaluator;
    private readonly RunRecord _record;
    private readonly StopRequest _stopRequest;
    private DiscriminatorAccuracy? _accuracy;
    private (long First, long Count) _phaseSteps;
    private long? _savedStep;

    private TrainingSession(RunSetup setup, DatasetPair data, RunFolder folder, OptionsFile options)
    {
        (_setup, _data, Folder) = (setup, data, folder);
        var shown = new ExampleDrawing(setup.Recipe, setup.Feed).Count;
        var inTurn = Enumerable.Range(0, shown).Select(i => (byte)(i % Math.Max(1, setup.Recipe.Classes))).ToArray();
        _fixedNoise = new FixedNoise(setup.Recipe.DrawInputs(shown, new RandomStream(setup.Options.Seed, "fixed-noise"), inTurn));
        var resumes = File.Exists(folder.CheckpointPath);
        var (file, progress) = resumes ? Checkpoint.Open(folder.CheckpointPath, setup.Identity) : (null, new TrainingProgress());
        _progress = progress;
        _stopping = new EarlyStopping(setup.Recipe.Patience, setup.Game.Players[0], progress);
        if (file is not null)
        {
            Checkpoint.Load(file, folder.CheckpointPath, setup.Game, _stopping, _fixedNoise);
            Checkpoint.RequirePlace(progress, folder.CheckpointPath, setup);
            setup.Feed.Loader.Cursor = new BatchCursor(progress.Epoch, progress.Position);
            _savedStep = progress.Step;
        }
        _trainer = new Trainer(setup.Game, setup.Feed, setup.Feed.Mixture is null ? RunPictures.RangeOf(setup.Recipe) : null);
        _evaluator = new RunEvaluator(setup, data, options);
        _record = new RunRecord(folder, setup, options, progress);
        _stopRequest = new StopRequest(folder);
    }

    /// <summary>What the run was started with.</summary>
    public TrainingOptions Options => _setup.Options;

    /// <summary>The recipe with its settings.</summary>
    public GanRecipe Recipe => _setup.Recipe;

    /// <summary>The shape (H, W, C) of an image as the networks see it; (1, 1, 2) of a point.</summary>
    public Shape Image => _setup.Feed.Image;

    /// <summary>The run's folder.</summary>
    public RunFolder Folder { get; }

    /// <summary>Steps an epoch of the training.</summary>
    public long StepsPerEpoch => _setup.Feed.StepsPerEpoch(_setup.Game.Phases[^1]);

    /// <summary>Steps there will be in all.</summary>
    public long StepsTotal => _setup.StepsTotal;

    /// <summary>Steps of the recipe's preparations, such as an autoencoder's training; only later ones train the generator.</summary>
    public long StepsOfPreparation => _setup.StepsOfPreparation;

    /// <summary>Epochs there will be in all, preparations included.</summary>
    public int EpochsTotal => _setup.Game.Epochs;

    /// <summary>Steps done so far; more than 0 at the start of a resumed run.</summary>
    public long StepsDone => _progress.Step;

    /// <summary>Trainable numbers of each player.</summary>
    public IReadOnlyDictionary<string, long> Parameters => _setup.Parameters;

    internal Game Game => _setup.Game;

    /// <summary>Checks everything and makes the run's folder.</summary>
    /// <param name="options">What is asked for.</param>
    /// <param name="data">The images, or null to load those that the options name.</param>
    /// <exception cref="UserErrorException">Something asked for cannot be.</exception>
    /// <exception cref="DatasetUnavailableException">The data set is unknown or nowhere to be had.</exception>
    /// <exception cref="DataFormatException">A file of the data set is damaged.</exception>
    public static TrainingSession Start(TrainingOptions options, DatasetPair? data = null)
    {
        RunSetup.Check(options);
        data ??= DatasetPair.Load(options);
        var setup = new RunSetup(options, data.Train);
        var file = new OptionsFile(options, setup.Identity, setup.Feed.Image, setup.Recipe.Classes, DateTimeOffset.Now.ToString("O"));
        var folder = RunFolder.Create(options.OutDirectory, setup.FolderName, file.ToJson());
        return new TrainingSession(setup, data, folder, file);
    }

    /// <summary>Takes a run up at its latest checkpoint: what follows has the same bits as without the interruption.</summary>
    /// <param name="run">A run's folder or the checkpoint in it, or a name as <see cref="RunFolder.Find"/> takes it.</param>
    /// <param name="options">What may move (the end), and what is expected to be as it was.</param>
    /// <param name="data">The images, or null to load those that the run names.</param>
    /// <exception cref="UserErrorException">There is no such run, its checkpoint is damaged, something would have to change, or nothing is left to do.</exception>
    public static TrainingSession Resume(string run, ResumeOptions? options = null, DatasetPair? data = null)
    {
        ArgumentException.ThrowIfNullOrEmpty(run);
        options ??= new ResumeOptions();
        var folder = RunFolder.FindToResume(run, options.OutDirectory);
        RunLock.RequireFree(folder);
        var started = OptionsFile.Read(folder);
        var (_, progress) = Checkpoint.Open(folder.CheckpointPath, started.Identity);
        var wanted = options.ApplyTo(started, progress.Step);
        RunSetup.Check(wanted);
        data ??= DatasetPair.Load(wanted);
        var setup = new RunSetup(wanted, data.Train);
        if (setup.StepsTotal <= progress.Step)
            throw new UserErrorException($"The run {folder.Name} is complete at step {progress.Step} of {setup.StepsTotal}; to go on, give more epochs.");
        var file = started with { Options = wanted, Identity = setup.Identity };
        return new TrainingSession(setup, data, folder, file);
    }

    /// <summary>Trains to the end, or until <paramref name="stop"/> or <see cref="RunFolder.RequestStop"/>: then the running step is finished and a checkpoint saved.</summary>
    /// <exception cref="TrainingFailedException">A full disk, a loss that is no number; the last good checkpoint is kept.</exception>
    public TrainingResult Run(ITrainingObserver observer, CancellationToken stop = default)
    {
        ArgumentNullException.ThrowIfNull(observer);
        try
        {
            return Train(new RunClock(_progress), observer, stop);
        }
        catch (NotFiniteNumberException problem)
        {
            var (_, epoch) = _setup.Game.At(_progress.Epoch);
            var alarm = new Alarm("not-a-number", "Not a number", _progress.Step + 1, epoch, $"{problem.Message}, so the training ended.", "A smaller learning rate usually helps.");
            _progress.Alarms.Add(alarm);
            observer.AlarmChanged(alarm);
            throw Failure($"Training diverged at step {_progress.Step + 1}: {problem.Message}; a smaller learning rate usually helps", problem);
        }
        catch (Exception problem) when (problem is IOException or UnauthorizedAccessException)
        {
            throw Failure($"The run's files cannot be written: {problem.Message.TrimEnd('.')}", problem);
        }
    }

    /// <summary>Closes the run's files.</summary>
    public void Dispose() => _record.Dispose();

    private TrainingResult Train(RunClock clock, ITrainingObserver observer, CancellationToken stop)
    {
        observer.Started(this);
        Announce();
        if (_progress.Step == 0)
            _record.Pictures.KeepStart();

        var outcome = TrainingOutcome.Completed;
        clock.StepsBegin();
        while (_progress.Step < StepsTotal)
        {
            if (stop.IsCancellationRequested || _stopRequest.IsMade())
            {
                outcome = TrainingOutcome.Interrupted;
                break;
            }
            var (phase, epoch) = _setup.Game.At(_progress.Epoch);
            if (_progress.StepInEpoch == 0 || _phaseSteps.Count == 0)
                _phaseSteps = _setup.StepsOf(phase);
            Step(phase, epoch, clock, observer);
            if (_progress.StepInEpoch == _setup.Feed.StepsPerEpoch(phase) && EndEpoch(phase, epoch, clock, observer))
            {
                outcome = TrainingOutcome.StoppedEarly;
                break;
            }
        }
        return End(outcome, clock, observer);
    }

    private void Step(Phase phase, int epoch, RunClock clock, ITrainingObserver observer)
    {
        _trainer.Step(phase, _progress.Step, (_progress.Step - _phaseSteps.First) / (double)_phaseSteps.Count);
        _progress.Step++;
        _progress.StepInEpoch++;
        _progress.Position = _setup.Feed.Loader.Cursor.Position;
        _progress.Means.Add(_trainer.Statistics);
        clock.StepDone(_trainer.ImagesInStep);
        _record.StepDone(_trainer.Statistics, phase, epoch, clock);
        if (Checkup.IsDue(_progress.Step - 1))
            Watch(epoch, observer);
        observer.StepDone(new StepReport
        {
            Phase = phase.Name,
            Epoch = epoch,
            Epochs = phase.Epochs,
            StepInPhase = _progress.Step - _phaseSteps.First,
            StepsInPhase = _phaseSteps.Count,
            Step = _progress.Step,
            StepsTotal = StepsTotal,
            Images = _trainer.ImagesInStep,
            ImagesPerSecond = clock.ImagesPerSecond,
            LossG = _trainer.Statistics[Series.LossG],
            LossD = _trainer.Statistics[Series.LossD],
            LossDReal = _trainer.Statistics[Series.LossDReal],
            LossDFake = _trainer.Statistics[Series.LossDFake],
            ScoreReal = _trainer.Statistics[Series.ScoreReal],
            ScoreFake = _trainer.Statistics[Series.ScoreFake],
            All = _trainer.Statistics,
        });
        if (_record.Pictures.StartIsDue)
            clock.Aside(DrawStart);
        if (phase.HasGeneratedImages)
            _record.Pictures.Capture(_fixedNoise, epoch, _progress.StepInEpoch, _setup.Feed.StepsPerEpoch(phase));
    }

    private void Watch(int epoch, ITrainingObserver observer) =>
        Tell(_progress.Alarms.Examine(Recipe.Alarms, _trainer.Statistics, _progress.Step, _progress.Step - _phaseSteps.First, epoch), observer);

    private void Tell(IEnumerable<Alarm> alarms, ITrainingObserver observer)
    {
        foreach (var alarm in alarms)
        {
            _record.Log(alarm.ToString());
            observer.AlarmChanged(alarm);
        }
    }

    /// <summary>Measures, draws and saves; true if patience has run out.</summary>
    private bool EndEpoch(Phase phase, int epoch, RunClock clock, ITrainingObserver observer)
    {
        var isTraining = phase == _setup.Game.Phases[^1];
        var means = _progress.Means.ToDictionary();
        var stopsEarly = isTraining && _stopping.EpochDone(means);
        var (images, elapsed) = clock.EpochDone();
        _progress.Epoch++;
        (_progress.StepInEpoch, _progress.Position) = (0, 0);
        _progress.Means.Clear();
        _setup.Feed.Loader.Cursor = new BatchCursor(_progress.Epoch, 0);

        var accuracies = phase.HasGeneratedImages ? Accuracy.Measure(_progress.Step) : new Dictionary<string, double>();
        if (phase.HasGeneratedImages)
            _record.AccuracyMeasured(accuracies, epoch, clock);
        _record.FurtherPictures.Draw(_data);
        var isLast = stopsEarly || epoch == phase.Epochs;
        var samples = phase.HasGeneratedImages && (isLast || epoch % Options.SampleEvery == 0)
            ? _record.Draw(_fixedNoise, _data, epoch, $"epoch {epoch}")
            : null;
        if (phase.HasGeneratedImages && Options.KeepEvery is { } every && (isLast || epoch % every == 0))
            SaveWeights(_stopping.Present(), Folder.KeptGeneratorPath(epoch));
        var metrics = phase.HasGeneratedImages && Options.EvaluateEvery is { } often && (isLast || epoch % often == 0)
            ? Evaluate(epoch)
            : new Dictionary<string, double>();
        Save();
        _record.Pictures.DrawProgress(_fixedNoise, StepsPerEpoch);
        _record.Show(RunState.Running);
        var report = new EpochReport
        {
            Phase = phase.Name,
            Epoch = epoch,
            Epochs = phase.Epochs,
            Step = _progress.Step,
            Means = means,
            Accuracies = accuracies,
            Metrics = metrics,
            Elapsed = elapsed,
            ImagesPerSecond = images / elapsed.TotalSeconds,
            SamplesPath = samples,
        };
        _record.Log(report.ToString());
        observer.EpochDone(report);
        clock.StepsBegin();
        return stopsEarly;
    }

    private IReadOnlyDictionary<string, double> Evaluate(int epoch)
    {
        var (fakes, reals) = _evaluator.Measure(_progress.Step);
        _record.Evaluated(fakes, reals, epoch);
        return fakes.Known;
    }

    private TrainingResult End(TrainingOutcome outcome, RunClock clock, ITrainingObserver observer)
    {
        if (_progress.StepInEpoch > 0)
        {
            var (phase, epoch) = _setup.Game.At(_progress.Epoch);
            if (outcome == TrainingOutcome.Completed && phase.HasGeneratedImages)
            {
                _record.Draw(_fixedNoise, _data, epoch, $"epoch {epoch}, step {_progress.Step}");
                if (Options.EvaluateEvery is not null)
                    Evaluate(epoch);
            }
            Save();
        }
        // Behind the checkpoint: a training that goes on with more epochs has not ended here.
        if (outcome != TrainingOutcome.Interrupted)
            Tell(_progress.Alarms.Conclude(Recipe.Alarms, _progress.Step, _progress.Step - _phaseSteps.First, LastEpoch), observer);
        DrawStart();
        _record.Pictures.DrawProgress(_fixedNoise, StepsPerEpoch);
        TimeLapse.Save(Folder);
        _stopRequest.Withdraw();
        var message = outcome switch
        {
            TrainingOutcome.Interrupted => $"Interrupted at step {_progress.Step} of {StepsTotal}; everything is saved.",
            TrainingOutcome.StoppedEarly => $"Stopped early at step {_progress.Step}: the losses have not improved for {Recipe.Patience} epochs; the best weights are kept.",
            _ => $"Completed at step {_progress.Step}.",
        };
        _record.Show(outcome switch
        {
            TrainingOutcome.Interrupted => RunState.Interrupted,
            TrainingOutcome.StoppedEarly => RunState.StoppedEarly,
            _ => RunState.Completed,
        });
        _record.Log(message);
        return new TrainingResult(outcome, Folder, _progress.Step, _progress.Epoch, clock.Elapsed, clock.OverallImagesPerSecond);
    }

    /// <summary>The epoch of the last step, from 1 in its phase.</summary>
    private int LastEpoch => _setup.Game.At(_progress.StepInEpoch > 0 ? _progress.Epoch : _progress.Epoch - 1).Epoch;

    private void DrawStart() => _record.Pictures.DrawStart(_data.Train, _fixedNoise);

    private DiscriminatorAccuracy Accuracy => _accuracy ??= new DiscriminatorAccuracy(Recipe, _setup.Game, _data.Test, _setup.Feed, Options.Seed);

    private void Announce()
    {
        var players = string.Join(", ", Parameters.Select(player => $"{player.Key} {player.Value:N0}"));
        var verb = _progress.Step == 0 ? "Training" : $"Resuming at step {_progress.Step}:";
        var message = $"{verb} {Recipe.Name} on {Options.Dataset}, seed {Options.Seed}, {StepsTotal - _progress.Step:N0} steps to go; parameters: {players}.";
        _record.Log(message);
    }

    /// <summary>The figures first, then the checkpoint that counts on them, then what is only for looking.</summary>
    private void Save()
    {
        _progress.StatisticsLength = _record.FlushStatistics();
        Checkpoint.Save(Folder.CheckpointPath, _setup.Identity, _setup.Game, _progress, _stopping, _fixedNoise);
        _savedStep = _progress.Step;
        SaveWeights(_stopping.Weights(), Folder.GeneratorPath);
        if (_setup.Game.Autoencoder is not { } autoencoder)
            return;
        var weights = new SafeTensors();
        autoencoder.SaveTo(weights);
        SaveWeights(weights, Folder.AutoencoderPath);
    }

    private void SaveWeights(SafeTensors weights, string path)
    {
        weights.Metadata["recipe"] = Recipe.Name;
        weights.Metadata[RunWeights.StepKey] = _progress.Step.ToString();
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
            _record.Log(message);
            DrawStart();
            _record.Show(RunState.Failed, message);
        }
        catch (IOException)
        {
            // The disk that failed may be this one; the message reaches the user all the same.
        }
        return new TrainingFailedException(message, cause);
    }
}
