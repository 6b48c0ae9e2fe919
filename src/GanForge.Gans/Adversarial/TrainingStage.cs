namespace GanForge.Gans.Adversarial;

/// <summary>Epochs with the same updates: the training itself, or a preparation for it.</summary>
/// <param name="Name">Its name, for example "training".</param>
/// <param name="Epochs">Passes over the data.</param>
/// <param name="Updates">The updates of a step, in order.</param>
public sealed record TrainingStage(string Name, int Epochs, IReadOnlyList<UpdateStep> Updates)
{
    /// <summary>The factor of the learning rates by progress through the stage, from 0 to 1.</summary>
    public Func<double, double> LearningRateFactor { get; init; } = static _ => 1;

    /// <summary>The most batches of reals that a step uses.</summary>
    internal int BatchesPerStep { get; } = 1 + Updates.Sum(update => update.RepeatCount - 1);

    internal bool HasGeneratedImages { get; } = Updates.Any(update => update.Fakes != FakeSource.None);
}
