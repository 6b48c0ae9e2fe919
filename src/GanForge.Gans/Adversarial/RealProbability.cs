using GanForge.Tensors;

namespace GanForge.Gans.Adversarial;

/// <summary>
/// What scores say of images: the probability of being real is the logistic function of the score above a threshold. That
/// is 0 for logits; scores that mean something only in comparison are taken about the midpoint of the mean real and the
/// mean generated score, so that their probabilities read like any other's.
/// </summary>
internal static class RealProbability
{
    /// <summary>The score above which an image is taken for real.</summary>
    /// <param name="relative">Whether scores mean something only in comparison.</param>
    /// <param name="real">Scores of real images.</param>
    /// <param name="fake">Scores of generated images.</param>
    public static float Threshold(bool relative, Tensor real, Tensor fake) =>
        relative ? (float)(((OrderedSum.Compute(real.Span) / real.Count) + (OrderedSum.Compute(fake.Span) / fake.Count)) / 2) : 0;

    /// <summary>
    /// The score above which each image of a pair is taken for real. Where images are judged by class, each class has a
    /// midpoint of its own: such a discriminator was only ever told to compare images of one class.
    /// </summary>
    /// <param name="relative">Whether scores mean something only in comparison.</param>
    /// <param name="real">Scores of real images.</param>
    /// <param name="fake">Scores of as many generated images, each of the class of the real one beside it.</param>
    /// <param name="classes">The class of each pair; null where images are not judged by class.</param>
    public static float[] Thresholds(bool relative, ReadOnlySpan<float> real, ReadOnlySpan<float> fake, IReadOnlyList<int>? classes)
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
    /// <param name="threshold">What it is compared with.</param>
    public static float Compute(float score, float threshold) => (float)(1 / (1 + Math.Exp(threshold - score)));

    /// <summary>The mean probability of being real.</summary>
    /// <param name="scores">Scores, at least one.</param>
    /// <param name="threshold">What they are compared with.</param>
    public static float Mean(Tensor scores, float threshold)
    {
        var sum = 0.0;
        foreach (var score in scores.Span)
            sum += 1 / (1 + Math.Exp(threshold - score));
        return (float)(sum / scores.Count);
    }
}
