using GanForge.Tensors;

namespace GanForge.Gans.Adversarial;

/// <summary>
/// The probability that an image is real: the logistic function of its score minus a threshold. The threshold is 0 for
/// logits, and for relative scores the midpoint of the mean real and the mean generated score.
/// </summary>
internal static class RealProbability
{
    /// <summary>The score above which an image counts as real.</summary>
    /// <param name="relative">Whether scores are only comparable to each other.</param>
    /// <param name="real">Scores of real images.</param>
    /// <param name="fake">Scores of generated images.</param>
    public static float Threshold(bool relative, Tensor real, Tensor fake) =>
        relative
            ? (float)(((OrderedSum.Compute(real.Span) / real.Count) + (OrderedSum.Compute(fake.Span) / fake.Count)) / 2)
            : 0;

    /// <summary>
    /// The threshold of each pair of images. Conditional discriminators have a midpoint per class, since they are only
    /// trained to compare images of one class.
    /// </summary>
    /// <param name="relative">Whether scores are only comparable to each other.</param>
    /// <param name="real">Scores of real images.</param>
    /// <param name="fake">Scores of as many generated images, each of the class of its real counterpart.</param>
    /// <param name="classes">The class of each pair; null for unconditional models.</param>
    public static float[] Thresholds(
        bool relative,
        ReadOnlySpan<float> real,
        ReadOnlySpan<float> fake,
        IReadOnlyList<int>? classes
    )
    {
        var thresholds = new float[real.Length];
        if (!relative)
            return thresholds;
        var sums = new Dictionary<int, (double Sum, int Count)>();
        for (var i = 0; i < real.Length; i++)
        {
            var (sum, count) = sums.GetValueOrDefault(ClassOf(i));
            sums[ClassOf(i)] = (sum + real[i] + fake[i], count + 2);
        }
        for (var i = 0; i < thresholds.Length; i++)
            thresholds[i] = (float)(sums[ClassOf(i)].Sum / sums[ClassOf(i)].Count);
        return thresholds;

        int ClassOf(int i) => classes?[i] ?? 0;
    }

    /// <summary>The probability of being real.</summary>
    /// <param name="score">A score.</param>
    /// <param name="threshold">The threshold.</param>
    public static float Compute(float score, float threshold) => (float)(1 / (1 + Math.Exp(threshold - score)));

    /// <summary>The mean probability of being real.</summary>
    /// <param name="scores">Scores, at least one.</param>
    /// <param name="threshold">The threshold.</param>
    public static float Mean(Tensor scores, float threshold)
    {
        var sum = 0.0;
        foreach (var score in scores.Span)
            sum += 1 / (1 + Math.Exp(threshold - score));
        return (float)(sum / scores.Count);
    }
}
