namespace GanForge.Runs.Folder;

/// <summary>The state of a run.</summary>
public enum RunState
{
    /// <summary>A program is training the run at this moment.</summary>
    Running,

    /// <summary>All epochs or steps were done.</summary>
    Completed,

    /// <summary>Patience ran out; the best weights were kept.</summary>
    StoppedEarly,

    /// <summary>A stop was requested; a checkpoint was saved.</summary>
    Interrupted,

    /// <summary>Training could not continue, for example because of a full disk or a NaN loss.</summary>
    Failed,

    /// <summary>Training ended unfinished: the program was killed, or the power failed.</summary>
    CutShort,
}
