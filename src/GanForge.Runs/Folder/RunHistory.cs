using GanForge.Gans.Diagnostics;
using GanForge.Gans.Json;
using GanForge.Gans.Settings;

namespace GanForge.Runs.Folder;

/// <summary>The figures of a run, series by series, as stats.jsonl has them, and metrics.jsonl where there is one.</summary>
public sealed class RunHistory
{
    private readonly Dictionary<string, ScalarSeries> _series = [];
    private long? _lastStep;
    private long? _lastEvaluation;

    /// <summary>The names of the series, in the order in which they first appear.</summary>
    public IReadOnlyCollection<string> Names => _series.Keys;

    /// <summary>The series of a name, empty where no step reported it.</summary>
    public ScalarSeries this[string name] => _series.GetValueOrDefault(name) ?? new ScalarSeries();

    /// <summary>The generated examples that the last evaluation measured; null where there was none.</summary>
    public int? EvaluatedSamples { get; private set; }

    /// <summary>The real examples that it measured, fewer where the data set has not as many; null where an older version did not write it down.</summary>
    public int? EvaluatedRealSamples { get; private set; }

    /// <summary>The steps done at the last evaluation; null where there was none.</summary>
    internal long? EvaluatedStep { get; private set; }

    /// <summary>The seconds of training at each line that was read from a file.</summary>
    internal ScalarSeries Clock { get; } = new();

    /// <summary>Reads a run's stats.jsonl and metrics.jsonl, also while it grows: a last line that is not whole yet is left out.</summary>
    /// <exception cref="UserErrorException">A line is not as training writes it.</exception>
    public static RunHistory Read(RunFolder folder)
    {
        ArgumentNullException.ThrowIfNull(folder);
        var (history, problem) = ReadUndamaged(folder);
        return problem is null ? history : throw problem;
    }

    /// <summary>The figures of all lines but the damaged ones, and what is wrong with the first of these.</summary>
    internal static (RunHistory History, UserErrorException? Problem) ReadUndamaged(RunFolder folder) => Read(folder, long.MaxValue, long.MaxValue);

    /// <summary>The figures that a checkpoint counts on, in the first bytes of both files; what was written behind them is left out, whole or not.</summary>
    /// <exception cref="UserErrorException">A line is not as training writes it, or the files are not those that the checkpoint counts on.</exception>
    internal static RunHistory Read(RunFolder folder, long step, long statisticsLength, long metricsLength)
    {
        var (history, problem) = Read(folder, statisticsLength, metricsLength);
        if (problem is not null)
            throw problem;
        RequireStep(folder.StatisticsPath, history._lastStep is null || history._lastStep == step, history._lastStep, step);
        RequireStep(folder.MetricsPath, history._lastEvaluation is null || history._lastEvaluation <= step, history._lastEvaluation, step);
        return history;
    }

    private static (RunHistory History, UserErrorException? Problem) Read(RunFolder folder, long statisticsLength, long metricsLength)
    {
        var history = new RunHistory();
        var problem = JsonFile.ReadLines(folder.StatisticsPath, statisticsLength, json => history.Add(StatisticsLine.FromJson(json)));
        var other = JsonFile.ReadLines(folder.MetricsPath, metricsLength, json => history.Add(MetricsLine.FromJson(json)));
        return (history, problem ?? other);
    }

    private static void RequireStep(string path, bool isRight, long? there, long step)
    {
        if (!isRight)
            throw new UserErrorException($"{path} is not the file that the checkpoint counts on: the lines that it counts end with step {there}, and the checkpoint is of step {step}; bring the file back as it was, or train anew.");
    }

    internal void Add(string name, long step, int epoch, double value)
    {
        if (!_series.TryGetValue(name, out var series))
            _series.Add(name, series = new ScalarSeries());
        series.Add(step, epoch, value);
    }

    internal void Add(long step, int epoch, StepScalars scalars)
    {
        for (var i = 0; i < scalars.Count; i++)
        {
            var (name, value) = scalars[i];
            Add(name, step, epoch, value);
        }
    }

    /// <summary>The figures of generated and of real examples, and how many there were of either.</summary>
    internal void Add(long step, int epoch, (int Fakes, int? Reals) samples, IReadOnlyDictionary<string, double> fakes, IReadOnlyDictionary<string, double> reals)
    {
        ((EvaluatedSamples, EvaluatedRealSamples), EvaluatedStep) = (samples, step);
        foreach (var (name, value) in fakes)
            Add(ScalarNames.Metric(name), step, epoch, value);
        foreach (var (name, value) in reals)
            Add(ScalarNames.RealMetric(name), step, epoch, value);
    }

    private void Add(StatisticsLine line)
    {
        _lastStep = line.Step;
        foreach (var (name, value) in line.Figures)
            Add(name, line.Step, line.Epoch, value);
        if (line.Seconds is { } seconds)
            Clock.Add(line.Step, line.Epoch, seconds);
    }

    private void Add(MetricsLine line)
    {
        _lastEvaluation = line.Step;
        Add(line.Step, line.Epoch, (line.Samples, line.RealSamples), line.Figures, line.Real);
    }
}
