using System.Numerics.Tensors;

namespace GanForge.Evaluation.Statistics;

/// <summary>
/// Computes exp of the mean of KL(p(y|x) ‖ p(y)), the Inception score of Salimans et al. 2016 (arXiv:1606.03498), with
/// a classifier's predictions instead of Inception's.
/// </summary>
/// <remarks>
/// The score is 1 at worst, and the number of classes at best: every image clearly belongs to one class, and all
/// classes are equally frequent. It does not measure diversity within a class.
/// </remarks>
public static class ClassifierScore
{
    /// <summary>Computes the score of images.</summary>
    /// <param name="logits">The logits of each class, (N, K).</param>
    /// <param name="classes">The number of classes K.</param>
    /// <exception cref="ArgumentException">There are no images, or not K logits per image.</exception>
    public static double Compute(ReadOnlySpan<float> logits, int classes)
    {
        ArgumentOutOfRangeException.ThrowIfLessThan(classes, 1);
        if (logits.IsEmpty || logits.Length % classes != 0)
        {
            throw new ArgumentException(
                $"A score takes {classes} logits of each image; {logits.Length} are not.",
                nameof(logits)
            );
        }

        var count = logits.Length / classes;
        var (marginal, probabilities) = (new double[classes], new double[classes]);
        // mean KL = Σ_y mean of p(y|x) log p(y|x) − Σ_y p(y) log p(y).
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

    private static double Entropy(double[] probabilities) =>
        -probabilities.Sum(share => share > 0 ? share * Math.Log(share) : 0);
}
