using GanForge.Gans.Diagnostics;

namespace GanForge.Runs.Session;

/// <summary>
/// Watches a run; called on the training thread, so what takes long here slows training down. Implement what you need. An
/// exception ends the run as a request to stop does: it saves everything first, and is thrown by
/// <see cref="TrainingSession.Run(ITrainingObserver, CancellationToken)"/> then.
/// </summary>
public interface ITrainingObserver
{
    /// <summary>The run folder is there and the first step about to begin.</summary>
    void Started(TrainingSession session)
    {
    }

    /// <summary>A step was done.</summary>
    void StepDone(in StepReport report)
    {
    }

    /// <summary>An epoch was done, its samples, plots and checkpoint written.</summary>
    void EpochDone(EpochReport report)
    {
    }

    /// <summary>All steps are done, and what they have come to is about to be measured on so many generated examples, which takes seconds.</summary>
    void Evaluating(int samples)
    {
    }

    /// <summary>Something goes wrong, or no longer does: then <see cref="Alarm.Until"/> is set. Each is said once.</summary>
    void AlarmChanged(Alarm alarm)
    {
    }
}
