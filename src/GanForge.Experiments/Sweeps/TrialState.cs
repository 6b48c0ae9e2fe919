namespace GanForge.Experiments.Sweeps;

/// <summary>Where a trial of a sweep stands.</summary>
public enum TrialState
{
    /// <summary>It has still to run, or to be taken up again.</summary>
    Waiting,

    /// <summary>It came to its end.</summary>
    Done,

    /// <summary>It had to stop.</summary>
    Failed,
}
