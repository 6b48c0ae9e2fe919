using GanForge.Gans.Diagnostics;
using GanForge.Gans.Settings;
using GanForge.Runs.Json;

namespace GanForge.Runs.Folder;

/// <summary>The scalars of a run over its steps, from stats.jsonl and, if it exists, metrics.jsonl.</summary>
public sealed class RunHistory : IScalarSink
{
    private readonly Dictionary<string, ScalarSeries> _series = [];
    private long? _lastStep;
    private long? _lastEvaluation;

    /// <summary>The names of the scalars, in order of first appearance.</summary>
    public IReadOnlyCollection<string> Names => _series.Keys;

    /// <summary>The series of a scalar; empty if no step reported it.</summary>
    public ScalarSeries this[string name] => _series.GetValueOrDefault(name) ?? new ScalarSeries();

    /// <summary>The number of generated examples in the last evaluation; null if there was none.</summary>
    public int? EvaluatedSamples { get; private set; }

    /// <summary>
    /// The number of real examples in the last evaluation, fewer if the data set is smaller; null if there was none, or
    /// if an older version did not record it.
    /// </summary>
    public int? EvaluatedRealSamples { get; private set; }

    /// <summary>The number of steps done at the last evaluation; null if there was none.</summary>
    internal long? EvaluatedStep { get; private set; }

    /// <summary>The seconds of training at each line read from a file.</summary>
    internal ScalarSeries Clock { get; } = new();

    /// <summary>
    /// Reads a run's stats.jsonl and metrics.jsonl, even while they grow: an incomplete last line is ignored.
    /// </summary>
    /// <exception cref="UserErrorException">A line does not have the format that training writes.</exception>
    public static RunHistory Read(RunFolder folder)
    {
        ArgumentNullException.ThrowIfNull(folder);
        var (history, problem) = ReadUndamaged(folder);
        return problem is null ? history : throw problem;
    }

    /// <summary>Reads all undamaged lines, and describes what is wrong with the first damaged one.</summary>
    internal static (RunHistory History, UserErrorException? Problem) ReadUndamaged(RunFolder folder) =>
        Read(folder, long.MaxValue, long.MaxValue);

    /// <summary>
    /// Reads the scalars that a checkpoint covers, in the first bytes of both files; everything after them is ignored.
    /// </summary>
    /// <exception cref="UserErrorException">
    /// A line does not have the format that training writes, or the files do not match the checkpoint.
    /// </exception>
    internal static RunHistory Read(RunFolder folder, long step, long statisticsLength, long metricsLength)
    {
        var (history, problem) = Read(folder, statisticsLength, metricsLength);
        if (problem is not null)
            throw problem;
        RequireStep(
            folder.StatisticsPath,
            history._lastStep is null || history._lastStep == step,
            history._lastStep,
            step
        );
        RequireStep(
            folder.MetricsPath,
            history._lastEvaluation is null || history._lastEvaluation <= step,
            history._lastEvaluation,
            step
        );
        return history;
    }

    private static (RunHistory History, UserErrorException? Problem) Read(
        RunFolder folder,
        long statisticsLength,
        long metricsLength
    )
    {
        var history = new RunHistory();
        var problem = JsonFile.ReadLines(
            folder.StatisticsPath,
            statisticsLength,
            line => history.Add(StatisticsLine.Parse(line))
        );
        var other = JsonFile.ReadLines(folder.MetricsPath, metricsLength, line => history.Add(MetricsLine.Parse(line)));
        return (history, problem ?? other);
    }

    private static void RequireStep(string path, bool isRight, long? there, long step)
    {
        if (!isRight)
        {
            throw new UserErrorException(
                $"{path} is not the file that the checkpoint counts on: the lines that it counts end with step "
                    + $"{there}, and the checkpoint is of step {step}; bring the file back as it was, or train again."
            );
        }
    }

    internal void Add(string name, long step, int epoch, double value)
    {
        if (!_series.TryGetValue(name, out var series))
            _series.Add(name, series = new ScalarSeries());
        series.Add(step, epoch, value);
    }

    void IScalarSink.Write(in ScalarMoment moment, string name, double value) =>
        Add(name, moment.Step, moment.Epoch, value);

    void IScalarSink.Complete(in ScalarMoment moment)
    {
        if (moment.Kind == ScalarKind.Evaluation)
            EvaluatedStep = moment.Step;
    }

    /// <summary>Sets the number of generated and of real examples of the last evaluation.</summary>
    internal void SetEvaluatedSamples(int fakes, int? reals) =>
        (EvaluatedSamples, EvaluatedRealSamples) = (fakes, reals);

    private void Add(StatisticsLine line)
    {
        _lastStep = line.Step;
        foreach (var (name, value) in line.Scalars)
            Add(name, line.Step, line.Epoch, value);
        if (line.Wall?.Seconds is { } seconds)
            Clock.Add(line.Step, line.Epoch, seconds);
    }

    private void Add(MetricsLine line)
    {
        (_lastEvaluation, EvaluatedStep) = (line.Step, line.Step);
        SetEvaluatedSamples(line.Samples, line.RealSamples);
        foreach (var (name, value) in line.Metrics)
            Add(ScalarNames.Metric(name), line.Step, line.Epoch, value);
        foreach (var (name, value) in line.Real)
            Add(ScalarNames.RealMetric(name), line.Step, line.Epoch, value);
    }
}
