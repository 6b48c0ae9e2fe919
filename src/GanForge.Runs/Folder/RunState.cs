namespace GanForge.Runs.Folder;

/// <summary>Where a run stands.</summary>
public enum RunState
{
    /// <summary>A program is training it at this moment.</summary>
    Running,

    /// <summary>All epochs or steps were done.</summary>
    Completed,

    /// <summary>Patience ran out; the best weights were kept.</summary>
    StoppedEarly,

    /// <summary>Somebody asked it to stop; a checkpoint was saved.</summary>
    Interrupted,

    /// <summary>It had to stop: a full disk, a NaN loss.</summary>
    Failed,

    /// <summary>Nobody is training it, yet it did not come to an end: the program was killed, or the power went.</summary>
    CutShort,
}
