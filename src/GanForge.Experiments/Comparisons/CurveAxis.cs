namespace GanForge.Experiments.Comparisons;

/// <summary>What the curves of a comparison are drawn against.</summary>
public enum CurveAxis
{
    /// <summary>Passes over the data, whatever the batch size.</summary>
    Epochs,

    /// <summary>Steps of training.</summary>
    Steps,

    /// <summary>Seconds of training.</summary>
    Seconds,
}
