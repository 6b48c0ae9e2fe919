namespace GanForge.Networks.Layers;

/// <summary>
/// The update rule of <see cref="BatchNorm"/>'s running statistics. "Momentum" is the share of the new value in
/// PyTorch, but the share of the old value in Keras.
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

    /// <summary>The rate in running ← (1 − rate) · running + rate · batch.</summary>
    public float Rate { get; }

    /// <summary>
    /// True if the running variance uses the unbiased batch variance (over n − 1); normalization always uses the biased
    /// one.
    /// </summary>
    public bool Unbiased { get; }

    /// <summary>
    /// Creates PyTorch's rule: the momentum is the share of the new value; the running variance is unbiased.
    /// </summary>
    /// <param name="momentum">Momentum, in [0, 1].</param>
    public static RunningStatistics PyTorch(float momentum = 0.1f) => new(momentum, unbiased: true);

    /// <summary>
    /// Creates Keras's rule: the momentum is the share of the old value; the running variance is biased.
    /// </summary>
    /// <param name="momentum">Momentum, in [0, 1].</param>
    public static RunningStatistics Keras(float momentum = 0.99f) => new(1f - momentum, unbiased: false);
}
