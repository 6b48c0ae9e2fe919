using GanForge.Runs.Folder;

namespace GanForge.Runs.Session;

/// <summary>What a run came to.</summary>
/// <param name="Outcome">How it ended.</param>
/// <param name="Folder">The run's folder.</param>
/// <param name="Steps">Steps done in all, before an interruption too.</param>
/// <param name="Epochs">Whole epochs done in all, preparations included.</param>
/// <param name="Elapsed">Time spent in all, before an interruption too.</param>
/// <param name="ImagesPerSecond">Real images learnt from a second over that time, pictures and checkpoints included.</param>
public sealed record TrainingResult(TrainingOutcome Outcome, RunFolder Folder, long Steps, int Epochs, TimeSpan Elapsed, double ImagesPerSecond)
{
    /// <summary>The epoch whose weights are kept, where the recipe keeps the best and not the last ones; otherwise null.</summary>
    public int? KeptEpoch { get; init; }

    /// <summary>What the last evaluation in this process measured, by the names of figures; none where there was none.</summary>
    public IReadOnlyDictionary<string, double> Metrics { get; init; } = new Dictionary<string, double>();

    /// <summary>The same figures of as many real examples.</summary>
    public IReadOnlyDictionary<string, double> RealMetrics { get; init; } = new Dictionary<string, double>();
}
