namespace GanForge.Experiments.Sweeps;

/// <summary>The state of a trial.</summary>
public enum TrialState
{
    /// <summary>The trial must still be started or resumed.</summary>
    Waiting,

    /// <summary>The trial was trained to its end.</summary>
    Done,

    /// <summary>The trial failed.</summary>
    Failed,
}
