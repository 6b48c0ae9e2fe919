using System.Runtime.InteropServices;
using System.Text.Json;
using GanForge.Gans;

namespace GanForge.Studio;

/// <summary>The figures of a run, read on from where the last look ended; not for two threads at once.</summary>
internal sealed class RunCurves(RunFolder run)
{
    private const int Remembered = 64;

    private readonly Dictionary<string, Curve> _curves = [];
    private byte[] _before = [];
    private long _length;
    private long _metricsLength;

    /// <summary>Whether a line could not be read; what stands before it is shown.</summary>
    public bool IsDamaged { get; private set; }

    /// <summary>Every series between two steps, each with at most so many points.</summary>
    /// <param name="from">The first step.</param>
    /// <param name="to">The last step.</param>
    /// <param name="points">Points of a series at most: means of as many equal stretches.</param>
    public IReadOnlyDictionary<string, CurvePoints> Between(long from, long to, int points) =>
        _curves.ToDictionary(curve => curve.Key, curve => curve.Value.Between(from, to, points));

    /// <summary>Reads what has come since the last time; all anew where the file is another one.</summary>
    public void Refresh()
    {
        ReadStatistics();
        ReadMetrics();
    }

    private void ReadStatistics()
    {
        if (!File.Exists(run.StatisticsPath))
            return;
        using var file = new FileStream(run.StatisticsPath, FileMode.Open, FileAccess.Read, FileShare.ReadWrite, bufferSize: 0);
        if (!GoesOn(file))
            Forget();
        file.Position = _length;
        var buffer = new byte[1 << 20];
        var kept = 0;
        while (!IsDamaged && file.Read(buffer, kept, buffer.Length - kept) is > 0 and var count)
        {
            var text = buffer.AsSpan(0, kept + count);
            while (text.IndexOf((byte)'\n') is >= 0 and var end)
            {
                if (!Try(text[..end], AddStep))
                    return;
                _length += end + 1;
                _before = text[Math.Max(0, end + 1 - Remembered)..(end + 1)].ToArray();
                text = text[(end + 1)..];
            }
            kept = text.Length;
            text.CopyTo(buffer);
            if (kept == buffer.Length)
                IsDamaged = true;
        }
    }

    /// <summary>A resumed run cuts its file off and writes on: then what stood before our place is no longer there.</summary>
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
        var length = File.Exists(run.MetricsPath) ? new FileInfo(run.MetricsPath).Length : 0;
        if (length == _metricsLength)
            return;
        foreach (var name in _curves.Keys.Where(name => name.Contains('/')).ToList())
            _curves.Remove(name);
        foreach (var line in File.ReadLines(run.MetricsPath).Where(line => line.EndsWith('}')))
            Try(System.Text.Encoding.UTF8.GetBytes(line), AddEvaluation);
        _metricsLength = length;
    }

    private bool Try(ReadOnlySpan<byte> line, Action<JsonElement> add)
    {
        try
        {
            var reader = new Utf8JsonReader(line);
            add(JsonElement.ParseValue(ref reader));
            return true;
        }
        catch (Exception problem) when (problem is JsonException or KeyNotFoundException or InvalidOperationException)
        {
            IsDamaged = true;
            return false;
        }
    }

    private void AddStep(JsonElement line)
    {
        var step = line.GetProperty("step").GetInt64();
        AddNumbers(line, step, prefix: "");
        if (line.TryGetProperty("wall", out var wall))
            AddNumbers(wall, step, prefix: "");
    }

    private void AddEvaluation(JsonElement line)
    {
        var step = line.GetProperty("step").GetInt64();
        AddNumbers(line.GetProperty("figures"), step, "metrics/");
        AddNumbers(line.GetProperty("real"), step, "real/");
    }

    private void AddNumbers(JsonElement figures, long step, string prefix)
    {
        foreach (var figure in figures.EnumerateObject())
        {
            if (figure.Value.ValueKind != JsonValueKind.Number || figure.Name is "step" or "epoch")
                continue;
            ref var curve = ref CollectionsMarshal.GetValueRefOrAddDefault(_curves, prefix + figure.Name, out _);
            curve ??= new Curve();
            curve.Add(step, figure.Value.GetSingle());
        }
    }

    private void Forget()
    {
        _curves.Clear();
        (_before, _length, _metricsLength, IsDamaged) = ([], 0, 0, false);
    }
}
