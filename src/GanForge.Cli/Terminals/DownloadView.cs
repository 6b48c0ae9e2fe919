using GanForge.Data.Catalogue;
using Spectre.Console;

namespace GanForge.Cli.Terminals;

/// <summary>Shows the download of a data set: a line per file and, if lines can be redrawn, its progress.</summary>
internal sealed class DownloadView(Terminal terminal) : IProgress<DownloadProgress>
{
    private static readonly TimeSpan Pace = TimeSpan.FromMilliseconds(100);

    private readonly IAnsiConsole _console = terminal.Messages;
    private Uri? _source;
    private long _lastDrawn;

    /// <inheritdoc/>
    public void Report(DownloadProgress value)
    {
        if (value.Source != _source)
        {
            _source = value.Source;
            _console.WriteLine($"downloading {value.Source}");
        }
        if (!terminal.CanRedraw)
            return;
        var isDone = value.Received == value.Total;
        if (!isDone && TimeProvider.System.GetElapsedTime(_lastDrawn) < Pace)
            return;
        _lastDrawn = TimeProvider.System.GetTimestamp();
        _console.Write(new ControlCode("\r\e[K"));
        if (!isDone)
        {
            _console.Write(
                Lines.Fit(
                    $"  {Megabytes(value.Received)}{(value.Total is { } total ? $" of {Megabytes(total)}" : "")} MB",
                    _console.Profile.Width - 1
                )
            );
        }
    }

    private static string Megabytes(long bytes) => $"{bytes / 1e6:0.0}";
}
