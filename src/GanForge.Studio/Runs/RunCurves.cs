using System.Runtime.InteropServices;
using System.Text;
using System.Text.Json;
using GanForge.Runs.Folder;
using GanForge.Runs.Json;

namespace GanForge.Studio.Runs;

/// <summary>The scalars and metrics of a run, read incrementally; not thread-safe.</summary>
internal sealed class RunCurves(RunFolder run)
{
    private const int Remembered = 64;
    private const int MaxLineLength = 1 << 20;

    private readonly Dictionary<string, Curve> _curves = [];
    private readonly Dictionary<string, Curve> _metrics = [];
    private byte[] _before = [];
    private long _length;
    private long _lines;
    private long _lastStep;
    private long _statisticsStamp;
    private long _metricsStamp;
    private string? _statisticsProblem;
    private string? _metricsProblem;

    /// <summary>A sentence about the line that could not be read, or null; all other lines are shown.</summary>
    public string? Problem => _statisticsProblem ?? _metricsProblem;

    /// <summary>Returns every series between two steps, each with a limited number of points.</summary>
    /// <param name="from">The first step.</param>
    /// <param name="to">The last step.</param>
    /// <param name="points">
    /// The maximum number of points per series; longer series are averaged over that many equal intervals.
    /// </param>
    public IReadOnlyDictionary<string, CurvePoints> Between(long from, long to, int points) =>
        _metrics
            .UnionBy(_curves, curve => curve.Key)
            .ToDictionary(curve => curve.Key, curve => curve.Value.Between(from, to, points));

    /// <summary>
    /// Reads new lines, or the whole file again if it was replaced or has a damaged line that may be repaired by now.
    /// </summary>
    public void Refresh()
    {
        ReadStatistics();
        ReadMetrics();
    }

    private void ReadStatistics()
    {
        var stamp = RunStamp.StampOf(run.StatisticsPath);
        if (stamp == 0 || (_statisticsProblem is not null && stamp != _statisticsStamp))
            Forget();
        _statisticsStamp = stamp;
        if (stamp != 0)
            ReadableFile.Open(run.StatisticsPath, ReadOn);
    }

    private bool ReadOn(string path)
    {
        using var file = new FileStream(
            path,
            FileMode.Open,
            FileAccess.Read,
            FileShare.ReadWrite | FileShare.Delete,
            bufferSize: 0
        );
        if (!GoesOn(file))
            Forget();
        file.Position = _length;
        var buffer = new byte[MaxLineLength];
        var kept = 0;
        while (file.Read(buffer, kept, buffer.Length - kept) is > 0 and var count)
        {
            var text = buffer.AsSpan(0, kept + count);
            while (text.IndexOf((byte)'\n') is >= 0 and var end)
            {
                AddLine(text[..end]);
                Pass(text[..(end + 1)]);
                text = text[(end + 1)..];
            }
            // Training writes no line this long; it is read in parts, which count as damaged lines.
            if (text.Length == buffer.Length)
            {
                AddLine(text);
                Pass(text);
                text = [];
            }
            kept = text.Length;
            text.CopyTo(buffer);
        }
        // An editor may have dropped the final newline; a line still being written does not parse yet.
        if (Parsed(buffer.AsSpan(0, kept)) is ({ } last, null))
        {
            Add(last);
            Pass(buffer.AsSpan(0, kept));
        }
        return true;
    }

    /// <summary>
    /// True if the content before the last position is unchanged; a resumed run truncates its file and writes on.
    /// </summary>
    private bool GoesOn(FileStream file)
    {
        if (file.Length < _length)
            return false;
        var there = new byte[_before.Length];
        file.Position = _length - _before.Length;
        file.ReadExactly(there);
        return there.AsSpan().SequenceEqual(_before);
    }

    private void ReadMetrics()
    {
        var stamp = RunStamp.StampOf(run.MetricsPath);
        if (stamp == _metricsStamp)
            return;
        _metrics.Clear();
        _metricsProblem = JsonFile
            .ReadLines(run.MetricsPath, long.MaxValue, line => Add(MetricsLine.Parse(line)))
            ?.Message;
        _metricsStamp = stamp;
    }

    private void Pass(ReadOnlySpan<byte> text)
    {
        _length += text.Length;
        _before = text[Math.Max(0, text.Length - Remembered)..].ToArray();
    }

    private void AddLine(ReadOnlySpan<byte> text)
    {
        _lines++;
        var (line, problem) = Parsed(text);
        if (line is not null && line.Step < _lastStep)
            problem = new JsonException($"step {line.Step} comes after step {_lastStep}");
        if (problem is not null)
            _statisticsProblem ??= JsonFile.DamagedLine(run.StatisticsPath, _lines, problem).Message;
        else if (line is not null)
            Add(line);
    }

    /// <summary>Parses a line, or describes what is wrong with it; both are null for a blank line.</summary>
    private static (StatisticsLine? Line, JsonException? Problem) Parsed(ReadOnlySpan<byte> text)
    {
        var json = Encoding.UTF8.GetString(text).Trim('\ufeff', '\r', ' ');
        if (json.Length == 0)
            return default;
        try
        {
            return (StatisticsLine.Parse(json), null);
        }
        catch (JsonException problem)
        {
            return (null, problem);
        }
    }

    private void Add(StatisticsLine line)
    {
        _lastStep = line.Step;
        foreach (var (name, value) in line.Scalars)
            Add(_curves, name, line.Step, value);
        if (line.Wall?.ImagesPerSecond is { } speed)
            Add(_curves, "imagesPerSecond", line.Step, speed);
    }

    private void Add(MetricsLine line)
    {
        foreach (var (name, value) in line.Metrics)
            Add(_metrics, $"metrics/{name}", line.Step, value);
        foreach (var (name, value) in line.Real)
            Add(_metrics, $"real/{name}", line.Step, value);
    }

    private static void Add(Dictionary<string, Curve> curves, string name, long step, double value)
    {
        ref var curve = ref CollectionsMarshal.GetValueRefOrAddDefault(curves, name, out _);
        curve ??= new Curve();
        curve.Add(step, (float)value);
    }

    private void Forget()
    {
        _curves.Clear();
        (_before, _length, _lines, _lastStep, _statisticsProblem) = ([], 0, 0, 0, null);
    }
}
