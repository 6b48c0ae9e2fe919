using GanForge.Runs.Session;

namespace GanForge.Experiments.Sweeps;

/// <summary>Watches a sweep: its trials, and the training of each.</summary>
public interface ISweepObserver : ITrainingObserver
{
    /// <summary>A trial is about to be trained.</summary>
    /// <param name="index">Its place among the trials, from 0.</param>
    /// <param name="trial">The trial as it stands; with a run where it is taken up again.</param>
    void TrialStarts(int index, TrialResult trial);

    /// <summary>A trial has ended, or was interrupted: then it is still waiting.</summary>
    /// <param name="index">Its place among the trials, from 0.</param>
    /// <param name="trial">What has become of it.</param>
    void TrialEnded(int index, TrialResult trial);
}
