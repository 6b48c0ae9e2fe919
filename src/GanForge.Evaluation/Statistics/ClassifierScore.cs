using System.Numerics.Tensors;

namespace GanForge.Evaluation.Statistics;

/// <summary>
/// The score of images by the classes that a classifier sees in them, as Salimans et al. 2016 (arXiv:1606.03498) have it with
/// Inception's: exp of the mean of KL(p(y|x) ‖ p(y)). It is 1 at worst and the number of classes at best: every image clearly
/// of one class, all classes as often. It says nothing of whether the images of a class differ.
/// </summary>
public static class ClassifierScore
{
    /// <summary>The score of images.</summary>
    /// <param name="logits">The logits of each class, (N, K).</param>
    /// <param name="classes">The number of classes K.</param>
    /// <exception cref="ArgumentException">There are no images, or not K logits of each.</exception>
    public static double Compute(ReadOnlySpan<float> logits, int classes)
    {
        ArgumentOutOfRangeException.ThrowIfLessThan(classes, 1);
        if (logits.IsEmpty || logits.Length % classes != 0)
            throw new ArgumentException($"A score takes {classes} logits of each image; {logits.Length} are not.", nameof(logits));
        var count = logits.Length / classes;
        var (marginal, probabilities) = (new double[classes], new double[classes]);
        // mean KL = Σ_y of the mean of p(y|x) log p(y|x), less Σ_y p(y) log p(y).
        var conditional = 0.0;
        for (var i = 0; i < count; i++)
        {
            Softmax(logits.Slice(i * classes, classes), probabilities);
            conditional -= Entropy(probabilities) / count;
            TensorPrimitives.Add(marginal, probabilities, marginal);
        }
        TensorPrimitives.Divide(marginal, count, marginal);
        return Math.Exp(conditional + Entropy(marginal));
    }

    private static void Softmax(ReadOnlySpan<float> logits, double[] probabilities)
    {
        var (most, sum) = (TensorPrimitives.Max(logits), 0.0);
        for (var k = 0; k < probabilities.Length; k++)
            sum += probabilities[k] = Math.Exp((double)logits[k] - most);
        TensorPrimitives.Divide(probabilities, sum, probabilities);
    }

    private static double Entropy(double[] probabilities) => -probabilities.Sum(share => share > 0 ? share * Math.Log(share) : 0);
}
