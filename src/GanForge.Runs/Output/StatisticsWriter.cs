using System.Buffers;
using System.Diagnostics;
using System.Text.Json;
using GanForge.Runs.Folder;

namespace GanForge.Runs.Output;

/// <summary>Appends lines to stats.jsonl, buffered: they are written about once a second and at checkpoints.</summary>
/// <remarks>
/// A line's "wall" holds the values that depend on the clock; everything else follows from the seed. Allocates nothing
/// once warm.
/// </remarks>
internal sealed class StatisticsWriter : IScalarSink, IDisposable
{
    private static readonly TimeSpan FlushEvery = TimeSpan.FromSeconds(1);

    private readonly FileStream _file;
    private readonly ArrayBufferWriter<byte> _buffer = new(initialCapacity: 64 * 1024);
    private readonly Utf8JsonWriter _json;
    private bool _isLineOpen;
    private long? _flushedAt;

    /// <summary>Opens the file as its only writer and cuts off everything after <paramref name="length"/>.</summary>
    public StatisticsWriter(string path, long length)
    {
        CheckpointedLines.Cut(path, length);
        _file = new FileStream(path, FileMode.OpenOrCreate, FileAccess.Write, FileShare.Read, bufferSize: 0);
        _file.Position = length;
        _json = new Utf8JsonWriter(_buffer);
    }

    /// <summary>The length of the file in bytes once everything is written.</summary>
    public long Length => _file.Position + _buffer.WrittenCount;

    /// <summary>Writes a scalar into the line of its moment; a value that is not finite is left out.</summary>
    public void Write(in ScalarMoment moment, string name, double value)
    {
        if (moment.Kind == ScalarKind.Evaluation)
            return;
        if (!_isLineOpen)
            BeginLine(moment);
        if (!double.IsFinite(value))
            return;
        // The scalars of a step are floats, whose shortest form has fewer digits.
        if (moment.Kind == ScalarKind.Step)
            _json.WriteNumber(name, (float)value);
        else
            _json.WriteNumber(name, value);
    }

    /// <summary>Ends the line of a moment.</summary>
    public void Complete(in ScalarMoment moment)
    {
        if (moment.Kind == ScalarKind.Evaluation)
            return;
        if (!_isLineOpen)
            BeginLine(moment);
        EndLine(moment.Seconds, moment.ImagesPerSecond);
    }

    public void Flush(bool toDisk = false)
    {
        _file.Write(_buffer.WrittenSpan);
        _buffer.ResetWrittenCount();
        _flushedAt = Stopwatch.GetTimestamp();
        if (toDisk)
            _file.Flush(flushToDisk: true);
    }

    public void Dispose()
    {
        _json.Dispose();
        _file.Dispose();
    }

    private void BeginLine(in ScalarMoment moment)
    {
        _isLineOpen = true;
        _json.Reset();
        _json.WriteStartObject();
        _json.WriteNumber("step", moment.Step);
        _json.WriteNumber("epoch", moment.Epoch);
        if (moment.Stage is not null)
            _json.WriteString("phase", moment.Stage);
    }

    private void EndLine(double seconds, double imagesPerSecond)
    {
        _isLineOpen = false;
        _json.WriteStartObject("wall");
        _json.WriteNumber("seconds", Math.Round(seconds, 3));
        _json.WriteNumber("imagesPerSecond", Math.Round(imagesPerSecond, 1));
        _json.WriteEndObject();
        _json.WriteEndObject();
        _json.Flush();
        _buffer.GetSpan(1)[0] = (byte)'\n';
        _buffer.Advance(1);
        if (
            _flushedAt is not { } last
            || Stopwatch.GetElapsedTime(last) > FlushEvery
            || _buffer.WrittenCount > 48 * 1024
        )
        {
            Flush();
        }
    }
}
