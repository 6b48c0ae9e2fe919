namespace GanForge.Runs.Folder;

/// <summary>The groups in which the options of a run are listed.</summary>
public enum RunOptionGroup
{
    /// <summary>The recipe and its data.</summary>
    Training,

    /// <summary>The length and the randomness of the run.</summary>
    Run,

    /// <summary>The files that the run writes.</summary>
    Output,
}
