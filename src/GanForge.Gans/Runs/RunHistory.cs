using System.Text.Json;

namespace GanForge.Gans;

/// <summary>The figures of a run, series by series, as stats.jsonl has them, and metrics.jsonl where there is one.</summary>
public sealed class RunHistory
{
    private readonly Dictionary<string, RunSeries> _series = [];

    /// <summary>The names of the series, in the order in which they first appear.</summary>
    public IReadOnlyCollection<string> Names => _series.Keys;

    /// <summary>The series of a name, empty where no step reported it.</summary>
    public RunSeries this[string name] => _series.GetValueOrDefault(name) ?? new RunSeries();

    /// <summary>The generated examples that the last evaluation measured; null where there was none.</summary>
    public int? EvaluatedSamples { get; private set; }

    /// <summary>The real examples that it measured, fewer where the data set has not as many; null where an older version did not write it down.</summary>
    public int? EvaluatedRealSamples { get; private set; }

    /// <summary>The seconds of training at each line that was read from a file.</summary>
    internal RunSeries Clock { get; } = new();

    /// <summary>Reads a run's stats.jsonl and metrics.jsonl, also while it grows: a last line that is not whole yet is left out.</summary>
    /// <exception cref="UserErrorException">A line is not as training writes it.</exception>
    public static RunHistory Read(RunFolder folder)
    {
        ArgumentNullException.ThrowIfNull(folder);
        var (history, problem) = ReadUndamaged(folder);
        return problem is null ? history : throw problem;
    }

    /// <summary>The figures up to the first damaged line, and what is wrong with it.</summary>
    internal static (RunHistory History, UserErrorException? Problem) ReadUndamaged(RunFolder folder)
    {
        var history = new RunHistory();
        var problem = ReadLines(folder.StatisticsPath, long.MaxValue, history.AddLine);
        return (history, problem ?? ReadLines(folder.MetricsPath, long.MaxValue, history.AddEvaluation));
    }

    /// <summary>The figures that a checkpoint counts on; what was written behind them is left out, whole or not.</summary>
    /// <exception cref="UserErrorException">A line is not as training writes it.</exception>
    internal static RunHistory Read(RunFolder folder, TrainingProgress progress)
    {
        var history = new RunHistory();
        var problem = ReadLines(folder.StatisticsPath, progress.StatisticsLength, history.AddLine)
            ?? ReadLines(folder.MetricsPath, progress.MetricsLength, history.AddEvaluation);
        return problem is null ? history : throw problem;
    }

    private static UserErrorException? ReadLines(string path, long length, Action<string> add)
    {
        if (!File.Exists(path))
            return null;
        using var stream = new FileStream(path, FileMode.Open, FileAccess.Read, FileShare.ReadWrite);
        using var reader = new StreamReader(stream);
        var read = 0L;
        for (var number = 1; read < length && reader.ReadLine() is { } line; number++)
        {
            // What training writes is ASCII, a byte a letter.
            read += line.Length + 1;
            if (reader.EndOfStream && !line.EndsWith('}'))
                break;
            try
            {
                add(line);
            }
            catch (Exception problem) when (problem is JsonException or KeyNotFoundException or InvalidOperationException)
            {
                return new UserErrorException($"Line {number} of {path} is damaged: it is not the JSON that training writes.", problem);
            }
        }
        return null;
    }

    internal void Add(string name, long step, int epoch, double value)
    {
        if (!_series.TryGetValue(name, out var series))
            _series.Add(name, series = new RunSeries());
        series.Add(step, epoch, value);
    }

    internal void Add(long step, int epoch, StepStatistics statistics)
    {
        for (var i = 0; i < statistics.Count; i++)
        {
            var (name, value) = statistics[i];
            Add(name, step, epoch, value);
        }
    }

    /// <summary>The figures of generated and of real examples, and how many there were of either.</summary>
    internal void Add(long step, int epoch, (int Fakes, int? Reals) samples, IReadOnlyDictionary<string, double> fakes, IReadOnlyDictionary<string, double> reals)
    {
        (EvaluatedSamples, EvaluatedRealSamples) = samples;
        foreach (var (name, value) in fakes)
            Add(Series.MetricOf(name), step, epoch, value);
        foreach (var (name, value) in reals)
            Add(Series.RealOf(name), step, epoch, value);
    }

    private void AddEvaluation(string line)
    {
        using var document = JsonDocument.Parse(line);
        var root = document.RootElement;
        var reals = root.TryGetProperty("realSamples", out var count) ? count.GetInt32() : (int?)null;
        Add(
            root.GetProperty("step").GetInt64(),
            root.GetProperty("epoch").GetInt32(),
            (root.GetProperty("samples").GetInt32(), reals),
            Figures(root.GetProperty("figures")),
            Figures(root.GetProperty("real")));

        static Dictionary<string, double> Figures(JsonElement figures) =>
            figures.EnumerateObject().ToDictionary(figure => figure.Name, figure => figure.Value.GetDouble());
    }

    private void AddLine(string line)
    {
        using var document = JsonDocument.Parse(line);
        var step = document.RootElement.GetProperty("step").GetInt64();
        var epoch = document.RootElement.GetProperty("epoch").GetInt32();
        foreach (var property in document.RootElement.EnumerateObject())
        {
            if (property.Name is not ("step" or "epoch") && property.Value.ValueKind == JsonValueKind.Number)
                Add(property.Name, step, epoch, property.Value.GetDouble());
        }
        if (document.RootElement.TryGetProperty("wall", out var wall) && wall.TryGetProperty("seconds", out var seconds))
            Clock.Add(step, epoch, seconds.GetDouble());
    }
}
