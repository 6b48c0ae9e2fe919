namespace GanForge.Data;

/// <summary>A half of a data set.</summary>
public enum DatasetSplit
{
    /// <summary>The training examples.</summary>
    Train,

    /// <summary>The examples held out for testing.</summary>
    Test,
}
