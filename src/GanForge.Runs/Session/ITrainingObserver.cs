using GanForge.Gans.Diagnostics;

namespace GanForge.Runs.Session;

/// <summary>
/// Observes a training run. Calls are made on the training thread, so slow observers slow training down.
/// </summary>
/// <remarks>
/// All methods are optional. An exception ends the run like a request to stop: the run saves everything first, and then
/// <see cref="TrainingSession.Run(ITrainingObserver, CancellationToken)"/> throws it.
/// </remarks>
public interface ITrainingObserver
{
    /// <summary>Called when the run folder exists and the first step is about to begin.</summary>
    void Started(TrainingSession session) { }

    /// <summary>Called after each step.</summary>
    void StepDone(in StepReport report) { }

    /// <summary>Called after each epoch, once its samples, plots and checkpoint are written.</summary>
    void EpochDone(EpochReport report) { }

    /// <summary>
    /// Called before an evaluation measures <paramref name="samples"/> generated examples, which takes seconds.
    /// </summary>
    void Evaluating(int samples) { }

    /// <summary>
    /// Called once when an alarm is raised, and once when it is over and <see cref="Alarm.Until"/> is set.
    /// </summary>
    void AlarmChanged(Alarm alarm) { }
}
