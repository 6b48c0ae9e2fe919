using System.Runtime.ExceptionServices;
using GanForge.Gans.Diagnostics;

namespace GanForge.Runs.Session;

/// <summary>
/// Keeps an observer's exception until the run has saved everything. An observer that failed is not called again.
/// </summary>
internal sealed class GuardedObserver(ITrainingObserver observer) : ITrainingObserver
{
    private ExceptionDispatchInfo? _failure;

    /// <summary>True if the observer has failed.</summary>
    public bool HasFailed => _failure is not null;

    /// <summary>Throws the observer's exception, if there is one.</summary>
    public void ThrowFailure() => _failure?.Throw();

    /// <inheritdoc/>
    public void Started(TrainingSession session) => Tell(() => observer.Started(session));

    /// <inheritdoc/>
    public void StepDone(in StepReport report)
    {
        if (HasFailed)
            return;
        // Not through Tell, whose closure would be allocated at every step.
        try
        {
            observer.StepDone(report);
        }
        catch (Exception failure)
        {
            Keep(failure);
        }
    }

    /// <inheritdoc/>
    public void EpochDone(EpochReport report) => Tell(() => observer.EpochDone(report));

    /// <inheritdoc/>
    public void Evaluating(int samples) => Tell(() => observer.Evaluating(samples));

    /// <inheritdoc/>
    public void AlarmChanged(Alarm alarm) => Tell(() => observer.AlarmChanged(alarm));

    private void Tell(Action tell)
    {
        if (HasFailed)
            return;
        try
        {
            tell();
        }
        catch (Exception failure)
        {
            Keep(failure);
        }
    }

    private void Keep(Exception failure) => _failure = ExceptionDispatchInfo.Capture(failure);
}
