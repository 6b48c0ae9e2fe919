namespace GanForge.Tensors;

public static partial class Ops
{
    /// <summary>−Σ targets · ln softmax(logits), averaged over the rows.</summary>
    /// <param name="logits">The logits, (N, classes).</param>
    /// <param name="targets">The targets, (N, classes): one-hot rows, or probabilities.</param>
    /// <exception cref="ArgumentException">The shapes differ, or are not those of matrices.</exception>
    public static Tensor SoftmaxCrossEntropy(this Tensor logits, Tensor targets)
    {
        RequireRank(logits, 2, "A batch of logits (N, classes)");
        RequireSameShape(logits, targets);
        return Sum(targets * LogSoftmax(logits)) * (-1f / logits.Shape[0]);
    }

    private static void RequireSameShape(Tensor logits, Tensor targets)
    {
        if (logits.Shape != targets.Shape)
            throw new ArgumentException($"The targets have shape {targets.Shape}, the logits {logits.Shape}.");
    }
}
