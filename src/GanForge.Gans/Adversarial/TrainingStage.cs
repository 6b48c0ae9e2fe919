namespace GanForge.Gans.Adversarial;

/// <summary>A stretch of epochs in which the same moves are played: the training itself, or a preparation for it.</summary>
/// <param name="Name">What the phase is called, for example "training".</param>
/// <param name="Epochs">Passes over the data.</param>
/// <param name="Updates">The moves of a step, in order.</param>
public sealed record TrainingStage(string Name, int Epochs, IReadOnlyList<UpdateStep> Updates)
{
    /// <summary>The share of their learning rates that players step with, by how much of the phase is behind, from 0 to 1.</summary>
    public Func<double, double> LearningRateFactor { get; init; } = static _ => 1;

    /// <summary>Batches of reals that a step may take.</summary>
    internal int BatchesPerStep { get; } = 1 + Updates.Sum(update => update.RepeatCount - 1);

    internal bool HasGeneratedImages { get; } = Updates.Any(update => update.Fakes != FakeSource.None);
}
