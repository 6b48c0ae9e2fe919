using System.Buffers;
using System.Diagnostics;
using System.Globalization;
using GanForge.Imaging.TensorBoard.Protocol;
using Google.Protobuf;

namespace GanForge.Imaging.TensorBoard;

/// <summary>Writes a TensorBoard event file, with one writer per folder.</summary>
/// <remarks>
/// The file is kept open and grows by whole records every two seconds, so that TensorBoard can follow it and a killed
/// program leaves a readable file.
/// </remarks>
/// <example>
/// <code>
/// using var events = new EventFileWriter("runs/mine");
/// var summary = new EventSummary();
/// summary.AddScalar("Loss/G", 0.7f);
/// events.Write(step: 1, summary);
/// </code>
/// </example>
public sealed class EventFileWriter : IDisposable
{
    private const int FullBuffer = 256 * 1024;
    private static readonly TimeSpan FlushEvery = TimeSpan.FromSeconds(2);

    private readonly FileStream _file;
    private readonly TimeProvider _clock;
    private readonly ArrayBufferWriter<byte> _buffer = new(initialCapacity: 16 * 1024);
    private long _flushedAt = Stopwatch.GetTimestamp();

    /// <summary>Creates a new file in addition to any existing ones.</summary>
    /// <param name="folder">The folder of the file; created if it does not exist.</param>
    /// <param name="resumedAfter">
    /// The last valid step if a run that has already written events is resumed: TensorBoard then discards what earlier
    /// files of the folder say about later steps. Null for a new run.
    /// </param>
    /// <param name="clock">The source of the current time; the system clock if null.</param>
    /// <exception cref="IOException">The file cannot be created.</exception>
    public EventFileWriter(string folder, long? resumedAfter = null, TimeProvider? clock = null)
    {
        _clock = clock ?? TimeProvider.System;
        Directory.CreateDirectory(folder);
        _file = Create(folder, (long)Now);

        Append(new Event { FileVersion = "brain.Event:2" });
        if (resumedAfter is { } last)
        {
            Append(
                new Event
                {
                    Step = last + 1,
                    SessionLog = new SessionLog { Status = SessionLog.Types.Status.Start },
                }
            );
        }

        Flush();
    }

    /// <summary>The path of the file.</summary>
    public string Path => _file.Name;

    private double Now => (_clock.GetUtcNow() - DateTimeOffset.UnixEpoch).TotalSeconds;

    /// <summary>Writes the content of a summary for a step, and clears the summary.</summary>
    /// <exception cref="IOException">The file cannot be written.</exception>
    public void Write(long step, EventSummary summary)
    {
        ArgumentNullException.ThrowIfNull(summary);
        if (summary.IsEmpty)
        {
            return;
        }

        Append(new Event { Step = step, Summary = summary.Message });
        summary.Clear();
        if (_buffer.WrittenCount > FullBuffer || Stopwatch.GetElapsedTime(_flushedAt) > FlushEvery)
        {
            Flush();
        }
    }

    /// <summary>Passes everything to the operating system, so that readers see it.</summary>
    /// <exception cref="IOException">The file cannot be written.</exception>
    public void Flush()
    {
        _file.Write(_buffer.WrittenSpan);
        _buffer.ResetWrittenCount();
        _flushedAt = Stopwatch.GetTimestamp();
    }

    /// <summary>Writes the remaining records and closes the file.</summary>
    public void Dispose()
    {
        using (_file)
        {
            if (_file.CanWrite)
            {
                Flush();
            }
        }
    }

    private void Append(Event message)
    {
        message.WallTime = Now;
        EventRecord.Append(_buffer, message.ToByteArray());
    }

    /// <summary>
    /// Creates a file with the usual name. TensorBoard recognizes event files by ".tfevents." and reads those of a
    /// folder in the order of their names, so the time comes first.
    /// </summary>
    private static FileStream Create(string folder, long seconds)
    {
        for (var attempt = 0; ; attempt++)
        {
            var name = string.Create(
                CultureInfo.InvariantCulture,
                $"events.out.tfevents.{seconds:D10}.{Environment.MachineName}.{Environment.ProcessId}.{attempt}"
            );
            var path = System.IO.Path.Combine(folder, name);
            try
            {
                return new FileStream(path, FileMode.CreateNew, FileAccess.Write, FileShare.Read, bufferSize: 0);
            }
            catch (IOException) when (attempt < 100 && File.Exists(path))
            {
                // Another writer was created in the same second; the next number is tried.
            }
        }
    }
}
