namespace GanForge.Runs.Session;

/// <summary>The outcome of a run.</summary>
public enum TrainingOutcome
{
    /// <summary>All epochs or steps were done.</summary>
    Completed,

    /// <summary>Patience ran out; the best weights were kept.</summary>
    StoppedEarly,

    /// <summary>A stop was requested; a checkpoint was saved.</summary>
    Interrupted,
}
