using System.Runtime.ExceptionServices;

namespace GanForge.Gans;

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
    public void Started(TrainingSession session)
    {
        try
        {
            observer.Started(session);
        }
        catch (Exception failure)
        {
            Keep(failure);
        }
    }

    /// <inheritdoc/>
    public void StepDone(in StepReport report)
    {
        if (HasFailed)
            return;
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
    public void EpochDone(EpochReport report)
    {
        if (HasFailed)
            return;
        try
        {
            observer.EpochDone(report);
        }
        catch (Exception failure)
        {
            Keep(failure);
        }
    }

    /// <inheritdoc/>
    public void AlarmChanged(Alarm alarm)
    {
        if (HasFailed)
            return;
        try
        {
            observer.AlarmChanged(alarm);
        }
        catch (Exception failure)
        {
            Keep(failure);
        }
    }

    /// <inheritdoc/>
    public void Evaluating(int samples)
    {
        if (HasFailed)
            return;
        try
        {
            observer.Evaluating(samples);
        }
        catch (Exception failure)
        {
            Keep(failure);
        }
    }

    private void Keep(Exception failure) => _failure = ExceptionDispatchInfo.Capture(failure);
}
