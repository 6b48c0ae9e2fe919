using GanForge.Evaluation.Metrics;
using GanForge.Gans.Adversarial;
using GanForge.Gans.Diagnostics;
using GanForge.Imaging.PngFiles;
using GanForge.Runs.Folder;
using GanForge.Runs.State;

namespace GanForge.Runs.Output;

/// <summary>Writes a run's folder during training: scalars, pictures, plots, the report and the log.</summary>
internal sealed class RunWriter : IDisposable
{
    private readonly RunFolder _folder;
    private readonly RunSetup _setup;
    private readonly OptionsFile _options;
    private readonly TrainingProgress _progress;
    private readonly FileStream _lock;
    private readonly StatisticsWriter _statistics;
    private readonly MetricsFile _metrics;
    private readonly RunHistory _history;
    private readonly RunLog _log;
    private readonly RunEvents _events;
    private readonly IScalarSink[] _sinks;
    private ValidityGrid? _validity;

    public RunWriter(RunFolder folder, RunSetup setup, OptionsFile options, TrainingProgress progress)
    {
        (_folder, _setup, _options, _progress) = (folder, setup, options, progress);
        Pictures = new RunPictures(folder, setup.Recipe, setup.Model, setup.Feed);
        FurtherPictures = new RecipePictures(folder, setup.Recipe, setup.Model, setup.Feed);
        _lock = RunLock.Take(folder);
        try
        {
            CheckpointedLines.Require(folder.StatisticsPath, progress.StatisticsLength);
            CheckpointedLines.Require(folder.MetricsPath, progress.MetricsLength);
            _history = RunHistory.Read(folder, progress.Step, progress.StatisticsLength, progress.MetricsLength);
            // All checks of the run are done at this point; nothing of it is written earlier.
            folder.MakeFolders();
            options.Write(folder);
            _statistics = new StatisticsWriter(folder.StatisticsPath, progress.StatisticsLength);
            _metrics = new MetricsFile(folder.MetricsPath, progress.MetricsLength);
            _log = new RunLog(folder.LogPath);
            _events = new RunEvents(folder, progress.Step);
            _sinks = [_history, _statistics, _events];
            WriteStatus(RunState.Running);
        }
        catch
        {
            Dispose();
            throw;
        }
    }

    /// <summary>The number of steps done at the last evaluation; null if there was none.</summary>
    public long? EvaluatedStep => _history.EvaluatedStep;

    /// <summary>The metrics of the last evaluation, by name.</summary>
    public IReadOnlyDictionary<string, double> Metrics { get; private set; } = new Dictionary<string, double>();

    /// <summary>The same metrics of as many real examples.</summary>
    public IReadOnlyDictionary<string, double> RealMetrics { get; private set; } = new Dictionary<string, double>();

    public RunPictures Pictures { get; }

    public RecipePictures FurtherPictures { get; }

    public void StepDone(StepScalars scalars, TrainingStage stage, int epoch, TrainingClock clock)
    {
        var moment = At(ScalarKind.Step, epoch, clock) with
        {
            Stage = stage == _setup.Model.MainStage ? null : stage.Name,
        };
        foreach (var sink in _sinks)
        {
            for (var i = 0; i < scalars.Count; i++)
            {
                var (name, value) = scalars[i];
                sink.Write(moment, name, value);
            }
            sink.Complete(moment);
        }
    }

    public void AccuracyMeasured(IReadOnlyDictionary<string, double> accuracies, int epoch, TrainingClock clock) =>
        Write(At(ScalarKind.Epoch, epoch, clock), accuracies);

    public void Evaluated(long step, int epoch, EvaluationResult fakes, EvaluationResult reals)
    {
        (Metrics, RealMetrics) = (fakes.Known, reals.Known);
        _metrics.Write(step, epoch, fakes, reals);
        _progress.MetricsLength = _metrics.Length;
        _history.SetEvaluatedSamples(fakes.Samples, reals.Samples);
        Write(
            new ScalarMoment(ScalarKind.Evaluation, step, epoch, Stage: null, _progress.Seconds, ImagesPerSecond: 0),
            [
                .. fakes.Known.Select(metric => KeyValuePair.Create(ScalarNames.Metric(metric.Key), metric.Value)),
                .. reals.Known.Select(metric => KeyValuePair.Create(ScalarNames.RealMetric(metric.Key), metric.Value)),
            ]
        );
    }

    /// <summary>Writes all scalars to the disk; returns the length of stats.jsonl in bytes.</summary>
    public long FlushStatistics()
    {
        _statistics.Flush(toDisk: true);
        _events.Flush();
        return _statistics.Length;
    }

    /// <summary>Draws the pictures after an epoch; returns the path of the grid of generated images.</summary>
    public string Draw(FixedNoise noise, DatasetPair data, int epoch, string title)
    {
        var samples = Pictures.DrawSamples(noise, epoch, title);
        _validity ??= new ValidityGrid(_setup.Recipe, _setup.Model, _setup.Feed, data.Test);
        if (_validity.Measure() is { } validity)
            Png.Save(_folder.ValidityPath, validity);
        _events.Grids(_progress.Step, File.ReadAllBytes(samples), Pictures.DrawReals(data.Train, epoch));
        _events.Distributions(_progress.Step, _validity.Real, _validity.Fake, _setup.Model.Networks);
        return samples;
    }

    /// <summary>
    /// Redraws the plots and the report before writing the status, so that a run whose status says it is done has all
    /// its files.
    /// </summary>
    public void Show(RunState state, string? message = null)
    {
        if (_progress.Alarms.Alarms.Count > 0)
            AlarmsFile.Write(_folder, _progress.Alarms.Alarms);
        var plots = RunPlots.Save(_folder, _setup.Recipe, _history, isGrowing: state == RunState.Running);
        new RunReport(_folder, _setup, _options, _progress, _history, state, message, plots).Save();
        WriteStatus(state, message);
    }

    public void Log(string text) => _log.Write(text);

    /// <summary>Closes the open files; some are not open if the constructor failed.</summary>
    public void Dispose()
    {
        _statistics?.Dispose();
        _log?.Dispose();
        _events?.Dispose();
        _lock.Dispose();
    }

    private ScalarMoment At(ScalarKind kind, int epoch, TrainingClock clock) =>
        new(kind, _progress.Step, epoch, Stage: null, _progress.Seconds, clock.ImagesPerSecond);

    private void Write(in ScalarMoment moment, IReadOnlyCollection<KeyValuePair<string, double>> scalars)
    {
        foreach (var sink in _sinks)
        {
            foreach (var (name, value) in scalars)
                sink.Write(moment, name, value);
            sink.Complete(moment);
        }
    }

    /// <summary>Writes only the status.</summary>
    public void WriteStatus(RunState state, string? message = null) =>
        new RunStatus
        {
            State = state,
            Step = _progress.Step,
            Steps = _setup.StepsTotal,
            Epoch = _progress.Epoch,
            Epochs = _setup.Model.Epochs,
            StepsPerEpoch = _setup.Feed.StepsPerEpoch(_setup.Model.MainStage),
            Images = _setup.ImagesSeenAfter(_progress.Step),
            KeptEpoch = _progress.BestEpoch,
            Seconds = _progress.Seconds,
            Parameters = _setup.Parameters,
            Process = Environment.ProcessId,
            Message = message,
        }.Write(_folder);
}
