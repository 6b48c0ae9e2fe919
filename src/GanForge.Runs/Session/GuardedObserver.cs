using System.Runtime.ExceptionServices;
using GanForge.Gans.Diagnostics;

namespace GanForge.Runs.Session;

/// <summary>
/// An observer whose failure is not the run's: what it throws is kept until the run has saved everything, and it is told
/// nothing more.
/// </summary>
internal sealed class GuardedObserver(ITrainingObserver observer) : ITrainingObserver
{
    private ExceptionDispatchInfo? _failure;

    /// <summary>Whether the observer has failed.</summary>
    public bool HasFailed => _failure is not null;

    /// <summary>Throws what the observer threw, if it did.</summary>
    public void ThrowFailure() => _failure?.Throw();

    /// <inheritdoc/>
    public void Started(TrainingSession session) => Tell(() => observer.Started(session));

    /// <inheritdoc/>
    public void StepDone(in StepReport report)
    {
        if (HasFailed)
            return;
        // Not by Tell, whose closure every step would pay for.
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
