namespace GanForge.Data;

/// <summary>The half of a data set that is meant.</summary>
public enum DatasetSplit
{
    /// <summary>The images to learn from.</summary>
    Train,

    /// <summary>The images kept back for testing.</summary>
    Test,
}
