namespace GanForge.Gans;

/// <summary>What a run came to.</summary>
/// <param name="Outcome">How it ended.</param>
/// <param name="Folder">The run's folder.</param>
/// <param name="Steps">Steps done in all, before an interruption too.</param>
/// <param name="Epochs">Whole epochs done in all, preparations included.</param>
/// <param name="Elapsed">Time spent in this process.</param>
/// <param name="ImagesPerSecond">Real images learnt from a second, in this process, pictures and checkpoints included.</param>
public sealed record TrainingResult(TrainingOutcome Outcome, RunFolder Folder, long Steps, int Epochs, TimeSpan Elapsed, double ImagesPerSecond);
