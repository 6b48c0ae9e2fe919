using GanForge.Runs.Session;

namespace GanForge.Experiments.Sweeps;

/// <summary>Observes a sweep: its trials, and the training of each.</summary>
public interface ISweepObserver : ITrainingObserver
{
    /// <summary>Reports that a trial is about to be trained.</summary>
    /// <param name="index">The trial's index, from 0.</param>
    /// <param name="trial">The trial's current state; it has a run if it is being resumed.</param>
    void TrialStarts(int index, TrialResult trial);

    /// <summary>Reports that a trial has ended or was interrupted; an interrupted trial is still waiting.</summary>
    /// <param name="index">The trial's index, from 0.</param>
    /// <param name="trial">The trial's result.</param>
    void TrialEnded(int index, TrialResult trial);
}
