using GanForge.Data.Batches;
using GanForge.Gans.Adversarial;
using GanForge.Gans.Diagnostics;
using GanForge.Runs.Folder;
using GanForge.Runs.Output;
using GanForge.Runs.State;

namespace GanForge.Runs.Session;

/// <summary>Trains a run step by step and epoch by epoch, and writes what follows from each.</summary>
internal sealed class TrainingLoop(ActiveRun run, GuardedObserver observer, CancellationToken cancellationToken)
{
    private readonly RunSetup _setup = run.Setup;
    private readonly TrainingProgress _progress = run.Progress;
    private readonly RunWriter _writer = run.Writer;
    private readonly Trainer _trainer = new(run.Setup.Model, run.Setup.Feed, run.Setup.Feed.PixelRange);
    private readonly TrainingClock _clock = new(run.Progress);
    private readonly ScheduledEvaluation _evaluation = new(run, observer, cancellationToken);
    private DiscriminatorAccuracy? _accuracy;
    private (long First, long Count) _stageSteps;

    /// <summary>Trains to the end, or until the observer, the token or a stop request ends it early.</summary>
    public TrainingResult Run()
    {
        Announce();
        if (_progress.Step == 0)
            _writer.Pictures.KeepStart();
        else
            run.Checkpoints.Save(_clock);

        var outcome = run.IsExhausted ? TrainingOutcome.StoppedEarly : TrainingOutcome.Completed;
        if (_progress is { Step: > 0, StepInEpoch: 0 })
            _evaluation.MeasureIfDue(_clock);
        _clock.StepsBegin();
        while (outcome == TrainingOutcome.Completed && _progress.Step < _setup.StepsTotal)
        {
            if (cancellationToken.IsCancellationRequested || run.StopRequest.IsMade() || observer.HasFailed)
            {
                outcome = TrainingOutcome.Interrupted;
                break;
            }
            var (stage, epoch) = _setup.Model.StageAt(_progress.Epoch);
            if (_progress.StepInEpoch == 0 || _stageSteps.Count == 0)
                _stageSteps = _setup.StepsOf(stage);
            Step(stage, epoch);
            if (_progress.StepInEpoch == _setup.Feed.StepsPerEpoch(stage))
            {
                outcome = EndEpoch(stage, epoch) ? TrainingOutcome.StoppedEarly : outcome;
            }
            else if (_clock.SinceSaved >= _setup.Options.CheckpointEvery)
            {
                _clock.Aside(SaveWithinEpoch);
            }
        }
        return End(outcome);
    }

    private void Step(TrainingStage stage, int epoch)
    {
        _trainer.Step(stage, _progress.Step, (_progress.Step - _stageSteps.First) / (double)_stageSteps.Count);
        _progress.Step++;
        _progress.StepInEpoch++;
        _progress.Position = _setup.Feed.Loader.Cursor.Position;
        _progress.Means.Add(_trainer.Scalars);
        _clock.StepDone(_trainer.ImagesInStep);
        _writer.StepDone(_trainer.Scalars, stage, epoch, _clock);
        if (HealthCheck.IsDue(_progress.Step - 1))
            Watch(epoch);
        observer.StepDone(
            new StepReport
            {
                Stage = stage.Name,
                Epoch = epoch,
                Epochs = stage.Epochs,
                StepInStage = _progress.Step - _stageSteps.First,
                StepsInStage = _stageSteps.Count,
                Step = _progress.Step,
                StepsTotal = _setup.StepsTotal,
                Images = _trainer.ImagesInStep,
                ImagesPerSecond = _clock.ImagesPerSecond,
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
            _clock.Aside(run.DrawStart);
        if (stage.HasGeneratedImages)
        {
            _writer.Pictures.Capture(run.FixedNoise, epoch, _progress.StepInEpoch, _setup.Feed.StepsPerEpoch(stage));
        }
    }

    private void Watch(int epoch) =>
        Tell(
            _progress.Alarms.Examine(
                _setup.Recipe.Alarms,
                _trainer.Scalars,
                _progress.Step,
                _progress.Step - _stageSteps.First,
                epoch
            )
        );

    private void Tell(IEnumerable<Alarm> alarms)
    {
        foreach (var alarm in alarms)
        {
            _writer.Log(alarm.ToString());
            observer.AlarmChanged(alarm);
        }
    }

    /// <summary>Measures, draws and saves at the end of an epoch; returns true if patience has run out.</summary>
    private bool EndEpoch(TrainingStage stage, int epoch)
    {
        var isTraining = stage == _setup.Model.MainStage;
        var means = _progress.Means.ToDictionary();
        var stopsEarly = isTraining && run.Stopping.EpochDone(means, epoch);
        var (images, elapsed) = _clock.EpochDone();
        _progress.Epoch++;
        (_progress.StepInEpoch, _progress.Position) = (0, 0);
        _progress.Means.Clear();
        _setup.Feed.Loader.Cursor = new BatchCursor(_progress.Epoch, 0);

        var accuracies = stage.HasGeneratedImages ? Accuracy.Measure(_progress.Step) : new Dictionary<string, double>();
        if (stage.HasGeneratedImages)
            _writer.AccuracyMeasured(accuracies, epoch, _clock);
        _writer.FurtherPictures.Draw(run.Data);
        var isLast = stopsEarly || epoch == stage.Epochs;
        var samples =
            stage.HasGeneratedImages && (isLast || epoch % _setup.Options.SampleEvery == 0)
                ? _writer.Draw(run.FixedNoise, run.Data, epoch, $"epoch {epoch}")
                : null;
        if (stage.HasGeneratedImages && _setup.Options.KeepEvery is { } every && (isLast || epoch % every == 0))
            run.Checkpoints.Keep(epoch);
        run.Checkpoints.Save(_clock);
        var metrics = _evaluation.MeasureIfDue(_clock);
        _writer.Pictures.DrawProgress(run.FixedNoise, run.StepsPerEpoch);
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
        _clock.StepsBegin();
        return stopsEarly;
    }

    private TrainingResult End(TrainingOutcome outcome)
    {
        if (_progress.StepInEpoch > 0)
        {
            var (stage, epoch) = _setup.Model.StageAt(_progress.Epoch);
            if (outcome == TrainingOutcome.Completed && stage.HasGeneratedImages)
                _writer.Draw(run.FixedNoise, run.Data, epoch, $"epoch {epoch}, step {_progress.Step}");
            run.Checkpoints.Save(_clock);
        }
        if (outcome == TrainingOutcome.Completed && _progress.Step > 0)
            _evaluation.MeasureIfDue(_clock);
        if (outcome != TrainingOutcome.Interrupted && _progress.Step > 0)
            ConcludeAlarms();
        _clock.Stop();
        if (outcome != TrainingOutcome.Interrupted)
            _evaluation.MeasureResult();
        run.DrawStart();
        _writer.Pictures.DrawProgress(run.FixedNoise, run.StepsPerEpoch);
        TimeLapse.Save(run.Folder);
        run.StopRequest.Withdraw();
        _writer.Show(
            outcome switch
            {
                TrainingOutcome.Interrupted => RunState.Interrupted,
                TrainingOutcome.StoppedEarly => RunState.StoppedEarly,
                _ => RunState.Completed,
            }
        );
        _writer.Log(Message(outcome));
        var elapsed = TimeSpan.FromSeconds(_progress.Seconds);
        var speed = _setup.ImagesSeenAfter(_progress.Step) / elapsed.TotalSeconds;
        return new TrainingResult(outcome, run.Folder, _progress.Step, _progress.Epoch, elapsed, speed)
        {
            KeptEpoch = _progress.BestEpoch,
            Metrics = _writer.Metrics,
            RealMetrics = _writer.RealMetrics,
        };
    }

    /// <summary>
    /// Raises the alarms that judge the result. The checkpoint does not cover them: a run that is extended has not
    /// ended here.
    /// </summary>
    private void ConcludeAlarms()
    {
        var (stage, epoch) = run.LastEpoch;
        var stepInStage = _progress.Step - _setup.StepsOf(stage).First;
        Tell(_progress.Alarms.Conclude(_setup.Recipe.Alarms, _progress.Step, stepInStage, epoch));
    }

    private string Message(TrainingOutcome outcome)
    {
        var kept = _progress.BestEpoch is { } best
            ? $"the weights of epoch {best}, the best, are kept"
            : "the best weights are kept";
        return outcome switch
        {
            TrainingOutcome.Interrupted =>
                $"Interrupted at step {_progress.Step} of {_setup.StepsTotal}; everything is saved.",
            TrainingOutcome.StoppedEarly => $"Stopped early at step {_progress.Step}: the losses have not improved for "
                + $"{_setup.Recipe.Patience} epochs; {kept}.",
            _ when run.Stopping.IsOn => $"Completed at step {_progress.Step}; {kept}.",
            _ => $"Completed at step {_progress.Step}.",
        };
    }

    private DiscriminatorAccuracy Accuracy =>
        _accuracy ??= new DiscriminatorAccuracy(
            _setup.Recipe,
            _setup.Model,
            run.Data.Test,
            _setup.Feed,
            _setup.Options.Seed
        );

    private void Announce()
    {
        var players = string.Join(", ", _setup.Parameters.Select(player => $"{player.Key} {player.Value:N0}"));
        var verb = _progress.Step == 0 ? "Training" : $"Resuming at step {_progress.Step}:";
        var toGo = _setup.StepsTotal - _progress.Step;
        _writer.Log(
            $"{verb} {_setup.Recipe.Name} on {_setup.Options.Dataset}, seed {_setup.Options.Seed}, {toGo:N0} steps "
                + $"to go; parameters: {players}."
        );
    }

    private void SaveWithinEpoch()
    {
        run.Checkpoints.Save(_clock);
        _writer.WriteStatus(RunState.Running);
    }
}
