using GanForge.Gans;
using Spectre.Console;

namespace GanForge.Cli;

/// <summary>Two lines that are redrawn in place, below the lines of the epochs.</summary>
internal sealed class LiveProgress(Terminal terminal) : ProgressView(terminal)
{
    /// <summary>Often enough to look alive, seldom enough to cost nothing.</summary>
    private static readonly TimeSpan Pace = TimeSpan.FromMilliseconds(100);

    private readonly ProgressLines _lines = new();
    private LiveDisplayContext? _display;
    private long _lastDrawn;

    /// <inheritdoc/>
    public override TrainingResult Watch(TrainingSession session, CancellationToken stop) =>
        Console.Live(_lines).AutoClear(true).Start(display =>
        {
            _display = display;
            return session.Run(this, stop);
        });

    /// <inheritdoc/>
    public override void Restore() => Console.Cursor.Show();

    /// <inheritdoc/>
    public override void StepDone(in StepReport report)
    {
        if (TimeProvider.System.GetElapsedTime(_lastDrawn) < Pace && report.Step < report.StepsTotal)
            return;
        _lastDrawn = TimeProvider.System.GetTimestamp();
        _lines.Show(report, TimeLeft.After(report));
        _display?.Refresh();
    }
}
