using System.Globalization;
using GanForge.Cli.Terminals;
using Spectre.Console;

namespace GanForge.Cli.Sampling;

/// <summary>
/// Shows on standard error how many images are generated, then how much of a picture is written, if it takes a
/// noticeable time.
/// </summary>
internal sealed class SampleProgress(Terminal terminal, int total, string things, TimeProvider clock) : IDisposable
{
    private const int WorthWatching = 1_000;

    private readonly long _start = clock.GetTimestamp();
    private TimeSpan _shown;
    private TimeSpan? _writingSince;
    private bool _isDrawn;

    /// <summary>True if there are enough images to report their speed.</summary>
    public bool IsWorthWatching => total >= WorthWatching;

    /// <summary>The number of images generated so far.</summary>
    public int Done { get; private set; }

    /// <summary>The time since the start.</summary>
    public TimeSpan Elapsed => clock.GetElapsedTime(_start);

    /// <summary>The mean number of images per second since the start.</summary>
    public double ImagesPerSecond => Done / Elapsed.TotalSeconds;

    /// <summary>The speed as text.</summary>
    public string Speed => $"{NumberText.Count(ImagesPerSecond)} {things}/s";

    /// <summary>The redraw interval: short enough to look alive on a terminal, long in a file.</summary>
    private TimeSpan Pace =>
        !terminal.CanRedraw ? TimeSpan.FromSeconds(10)
        : _isDrawn ? TimeSpan.FromSeconds(0.1)
        : TimeSpan.FromSeconds(0.5);

    /// <summary>Records the number of images generated.</summary>
    public void Report(int done)
    {
        Done = done;
        if (done < total && IsDue)
        {
            Show(
                $"{NumberText.Count(done)} of {NumberText.Count(total)} {things}  {Speed}  "
                    + $"{NumberText.Duration((total - done) / ImagesPerSecond * TimeSpan.FromSeconds(1))} left"
            );
        }
    }

    /// <summary>Records how much of a picture is written.</summary>
    /// <param name="share">The fraction written, from 0 to 1.</param>
    public void ReportWritten(double share)
    {
        _writingSince ??= Elapsed;
        if (share is <= 0 or >= 1 || !IsDue)
            return;
        var left = (Elapsed - _writingSince.Value) * ((1 - share) / share);
        Show($"writing  {share.ToString("0 %", CultureInfo.InvariantCulture)}  {NumberText.Duration(left)} left");
    }

    private bool IsDue => Elapsed - _shown >= Pace;

    private void Show(string line)
    {
        _shown = Elapsed;
        if (terminal.CanRedraw)
        {
            terminal.Messages.Write(new ControlCode("\r\e[K"));
            terminal.Messages.Write(Lines.Fit(line, terminal.Messages.Profile.Width - 1));
            _isDrawn = true;
        }
        else
        {
            terminal.Messages.WriteLine(line);
        }
    }

    /// <summary>Erases the line.</summary>
    public void Dispose()
    {
        if (_isDrawn)
            terminal.Messages.Write(new ControlCode("\r\e[K"));
        _isDrawn = false;
    }
}
