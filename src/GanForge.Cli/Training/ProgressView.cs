using GanForge.Cli.Terminals;
using GanForge.Gans.Diagnostics;
using GanForge.Runs.Session;
using Spectre.Console;

namespace GanForge.Cli.Training;

/// <summary>Shows the progress of a run on standard error.</summary>
internal abstract class ProgressView(Terminal terminal) : ITrainingObserver
{
    /// <summary>The console to write to.</summary>
    protected IAnsiConsole Console { get; } = terminal.Messages;

    /// <summary>The speed of the current stage.</summary>
    protected ThroughputMeter Pace { get; private set; } = new(0, TimeProvider.System);

    /// <summary>Creates the view for a terminal: lines redrawn in place, plain lines, or nothing.</summary>
    public static ProgressView For(Terminal terminal, bool quiet) =>
        quiet ? new QuietProgress(terminal)
        : terminal.CanRedraw ? new LiveProgress(terminal)
        : new PlainProgress(terminal, TimeProvider.System);

    /// <summary>Runs the session and shows its progress.</summary>
    public virtual TrainingResult Watch(TrainingSession session, CancellationToken cancellationToken) =>
        session.Run(this, cancellationToken);

    /// <summary>Restores the terminal before the process ends abruptly.</summary>
    public virtual void Restore() { }

    /// <inheritdoc/>
    public virtual void Started(TrainingSession session)
    {
        Pace = new ThroughputMeter(session.StepsDone, TimeProvider.System, session.Kind.Noun, session.Elapsed);
        new Banner(Console).Show(session);
    }

    /// <inheritdoc/>
    public virtual void StepDone(in StepReport report) => Pace.StepDone(report);

    /// <inheritdoc/>
    public virtual void EpochDone(EpochReport report)
    {
        if (report.Epoch == report.Epochs)
            Pace = Pace.Anew(report.Step);
        ShowLine(EpochLine.Format(report, Pace.Things));
    }

    /// <inheritdoc/>
    public virtual void Evaluating(int samples) =>
        ShowLine($"measuring {NumberText.Count(samples)} {Pace.Things}, and as many real ones");

    /// <inheritdoc/>
    public virtual void AlarmChanged(Alarm alarm) => ShowLine(alarm.Until is null ? $"! {alarm}" : alarm.ToString());

    /// <summary>Shows a permanent line.</summary>
    protected virtual void ShowLine(string line) => Console.WriteLine(line);
}
