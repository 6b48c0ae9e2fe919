namespace GanForge.Runs.Session;

/// <summary>How a run came to its end.</summary>
public enum TrainingOutcome
{
    /// <summary>All epochs or steps were done.</summary>
    Completed,

    /// <summary>Patience ran out; the best weights were kept.</summary>
    StoppedEarly,

    /// <summary>Somebody asked it to stop; a checkpoint was saved.</summary>
    Interrupted,
}
