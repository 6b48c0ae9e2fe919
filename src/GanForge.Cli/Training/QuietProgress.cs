using GanForge.Cli.Terminals;
using GanForge.Gans.Diagnostics;
using GanForge.Runs.Session;

namespace GanForge.Cli.Training;

/// <summary>A progress view that shows nothing.</summary>
internal sealed class QuietProgress(Terminal terminal) : ProgressView(terminal)
{
    /// <inheritdoc/>
    public override void Started(TrainingSession session) { }

    /// <inheritdoc/>
    public override void StepDone(in StepReport report) { }

    /// <inheritdoc/>
    public override void EpochDone(EpochReport report) { }

    /// <inheritdoc/>
    public override void Evaluating(int samples) { }

    /// <inheritdoc/>
    public override void AlarmChanged(Alarm alarm) { }
}
