namespace GanForge.Gans.Adversarial;

/// <summary>A stretch of epochs in which the same moves are played: the training itself, or a preparation for it.</summary>
/// <param name="Name">What the phase is called, for example "training".</param>
/// <param name="Epochs">Passes over the data.</param>
/// <param name="Moves">The moves of a step, in order.</param>
public sealed record Phase(string Name, int Epochs, IReadOnlyList<Move> Moves)
{
    /// <summary>The share of their learning rates that players step with, by how much of the phase is behind, from 0 to 1.</summary>
    public Func<double, double> LearningRateShare { get; init; } = static _ => 1;

    /// <summary>Batches of reals that a step may take.</summary>
    internal int BatchesPerStep { get; } = 1 + Moves.Sum(move => move.Times - 1);

    internal bool HasGeneratedImages { get; } = Moves.Any(move => move.Fakes != FakesSource.None);
}
