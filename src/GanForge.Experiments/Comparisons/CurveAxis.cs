namespace GanForge.Experiments.Comparisons;

/// <summary>The horizontal axis of the curves in a comparison.</summary>
public enum CurveAxis
{
    /// <summary>Passes over the data, regardless of the batch size.</summary>
    Epochs,

    /// <summary>Training steps.</summary>
    Steps,

    /// <summary>Seconds of training time.</summary>
    Seconds,
}
