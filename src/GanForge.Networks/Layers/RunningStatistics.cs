namespace GanForge.Networks.Layers;

/// <summary>
/// How <see cref="BatchNorm"/> follows the statistics of its batches. Libraries call opposite numbers "momentum": PyTorch
/// the share that is new, Keras the share that stays; hence a name for each.
/// <code>
/// new BatchNorm(64, RunningStatistics.PyTorch(momentum: 0.1f));
/// new BatchNorm(64, RunningStatistics.Keras(momentum: 0.9f), epsilon: 1e-3f);
/// </code>
/// </summary>
public sealed record RunningStatistics
{
    private RunningStatistics(float rate, bool unbiased)
    {
        if (rate is not (>= 0 and <= 1))
            throw new ArgumentOutOfRangeException(nameof(rate), rate, "A momentum lies in [0, 1].");
        (Rate, Unbiased) = (rate, unbiased);
    }

    /// <summary>The share of the batch in running ← (1 − rate) · running + rate · batch.</summary>
    public float Rate { get; }

    /// <summary>Whether the running variance takes the batch's unbiased one, over n − 1; normalising always takes the biased one.</summary>
    public bool Unbiased { get; }

    /// <summary>PyTorch's: the momentum is the share that is new, the running variance unbiased.</summary>
    /// <param name="momentum">In [0, 1].</param>
    public static RunningStatistics PyTorch(float momentum = 0.1f) => new(momentum, unbiased: true);

    /// <summary>Keras's: the momentum is the share that stays, the running variance biased.</summary>
    /// <param name="momentum">In [0, 1].</param>
    public static RunningStatistics Keras(float momentum = 0.99f) => new(1f - momentum, unbiased: false);
}
