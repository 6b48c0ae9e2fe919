namespace GanForge.Tensors;

public static partial class Ops
{
    /// <summary>
    /// −(t ln p + (1 − t) ln(1 − p)) with p = sigmoid(logits), averaged over all elements; computed as t softplus(−x) +
    /// (1 − t) softplus(x), which is exact even if p rounds to 0 or 1.
    /// </summary>
    /// <param name="logits">The scores before the sigmoid.</param>
    /// <param name="target">
    /// The target probability t of all elements: 1 for real, 0 for generated, in between for smoothed labels.
    /// </param>
    /// <exception cref="ArgumentOutOfRangeException">The target is not in [0, 1].</exception>
    public static Tensor BinaryCrossEntropy(this Tensor logits, float target)
    {
        if (target is not (>= 0f and <= 1f))
            throw new ArgumentOutOfRangeException(nameof(target), target, "A target probability lies in [0, 1].");
        if (target == 0f)
            return Mean(Softplus(logits));
        var real = Mean(Softplus(-logits));
        return target == 1f ? real : (target * real) + ((1f - target) * Mean(Softplus(logits)));
    }

    /// <summary>Binary cross-entropy with a target for each element.</summary>
    /// <param name="logits">The scores before the sigmoid.</param>
    /// <param name="targets">The target probabilities, in the same shape.</param>
    /// <exception cref="ArgumentException">The shapes differ.</exception>
    public static Tensor BinaryCrossEntropy(this Tensor logits, Tensor targets)
    {
        RequireSameShape(logits, targets);
        return Mean((targets * Softplus(-logits)) + ((1f - targets) * Softplus(logits)));
    }
}
