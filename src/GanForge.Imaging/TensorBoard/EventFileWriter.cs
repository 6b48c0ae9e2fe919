using System.Buffers;
using System.Diagnostics;
using System.Globalization;
using GanForge.Imaging.TensorBoard.Protocol;
using Google.Protobuf;

namespace GanForge.Imaging.TensorBoard;

/// <summary>
/// Writes a TensorBoard event file: one writer to a folder, kept open, the file growing by whole records every two
/// seconds, so that TensorBoard follows it and a program that is killed leaves a file that can be read.
/// </summary>
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

    /// <summary>Begins a file of its own beside those that are there already.</summary>
    /// <param name="folder">Where the file goes; made if it is not there.</param>
    /// <param name="resumedAfter">
    /// The last step that counts, when a run goes on that has written events before: TensorBoard then forgets what earlier
    /// files of the folder say about later steps. Null for a run that begins.
    /// </param>
    /// <param name="clock">Says what time it is; the system's clock if null.</param>
    /// <exception cref="IOException">The file cannot be made.</exception>
    public EventFileWriter(string folder, long? resumedAfter = null, TimeProvider? clock = null)
    {
        _clock = clock ?? TimeProvider.System;
        Directory.CreateDirectory(folder);
        _file = Create(folder, (long)Now);

        Append(new Event { FileVersion = "brain.Event:2" });
        if (resumedAfter is { } last)
        {
            Append(new Event { Step = last + 1, SessionLog = new SessionLog { Status = SessionLog.Types.Status.Start } });
        }

        Flush();
    }

    /// <summary>The file that is written.</summary>
    public string Path => _file.Name;

    private double Now => (_clock.GetUtcNow() - DateTimeOffset.UnixEpoch).TotalSeconds;

    /// <summary>Writes what a summary holds as of a step, and empties it.</summary>
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

    /// <summary>Hands everything to the system, so that readers see it.</summary>
    /// <exception cref="IOException">The file cannot be written.</exception>
    public void Flush()
    {
        _file.Write(_buffer.WrittenSpan);
        _buffer.ResetWrittenCount();
        _flushedAt = Stopwatch.GetTimestamp();
    }

    /// <summary>Writes what is left and closes the file.</summary>
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
    /// The usual name: TensorBoard knows event files by ".tfevents.", and reads those of a folder in the order of
    /// their names, so the time stands first.
    /// </summary>
    private static FileStream Create(string folder, long seconds)
    {
        for (var attempt = 0; ; attempt++)
        {
            var name = string.Create(CultureInfo.InvariantCulture, $"events.out.tfevents.{seconds:D10}.{Environment.MachineName}.{Environment.ProcessId}.{attempt}");
            var path = System.IO.Path.Combine(folder, name);
            try
            {
                return new FileStream(path, FileMode.CreateNew, FileAccess.Write, FileShare.Read, bufferSize: 0);
            }
            catch (IOException) when (attempt < 100 && File.Exists(path))
            {
                // A writer of the same second; the next number is free.
            }
        }
    }
}
