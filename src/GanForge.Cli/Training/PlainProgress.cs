using GanForge.Cli.Terminals;
using GanForge.Runs.Session;
using Spectre.Console;

namespace GanForge.Cli.Training;

/// <summary>
/// Shows plain lines for files, pipes and screen readers: one per epoch, and one every ten seconds in between.
/// </summary>
internal sealed class PlainProgress(Terminal terminal, TimeProvider clock) : ProgressView(terminal)
{
    private static readonly TimeSpan Interval = TimeSpan.FromSeconds(10);

    private long _lastLine = clock.GetTimestamp();

    /// <inheritdoc/>
    public override void StepDone(in StepReport report)
    {
        base.StepDone(report);
        if (clock.GetElapsedTime(_lastLine) < Interval)
            return;
        _lastLine = clock.GetTimestamp();
        Console.WriteLine(StepLine.Format(report, Pace));
    }

    /// <inheritdoc/>
    public override void EpochDone(EpochReport report)
    {
        _lastLine = clock.GetTimestamp();
        base.EpochDone(report);
    }
}
