using GanForge.Runs.Folder;

namespace GanForge.Runs.Session;

/// <summary>The result of a run.</summary>
/// <param name="Outcome">The outcome of the run.</param>
/// <param name="Folder">The run's folder.</param>
/// <param name="Steps">The total number of steps done, including those before an interruption.</param>
/// <param name="Epochs">The total number of whole epochs done, including those of preparatory stages.</param>
/// <param name="Elapsed">The total time spent, including the time before an interruption.</param>
/// <param name="ImagesPerSecond">
/// The number of real images trained on per second of that time, which includes pictures and checkpoints.
/// </param>
public sealed record TrainingResult(
    TrainingOutcome Outcome,
    RunFolder Folder,
    long Steps,
    int Epochs,
    TimeSpan Elapsed,
    double ImagesPerSecond
)
{
    /// <summary>
    /// The epoch of the kept weights if the recipe keeps the best rather than the last ones; otherwise null.
    /// </summary>
    public int? KeptEpoch { get; init; }

    /// <summary>The metrics of the last evaluation in this process, by name; empty if there was none.</summary>
    public IReadOnlyDictionary<string, double> Metrics { get; init; } = new Dictionary<string, double>();

    /// <summary>The same metrics of as many real examples.</summary>
    public IReadOnlyDictionary<string, double> RealMetrics { get; init; } = new Dictionary<string, double>();
}
