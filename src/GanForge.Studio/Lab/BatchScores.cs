using GanForge.Gans.Adversarial;
using GanForge.Tensors;

namespace GanForge.Studio.Lab;

/// <summary>
/// The discriminator's scores for N real and N generated images. Scores that are not logits become probabilities
/// relative to the midpoint of the batch means, per class if images are judged by class.
/// </summary>
public sealed class BatchScores
{
    private BatchScores(float[] real, float[] fake, float[] thresholds)
    {
        (Real, Fake) = (real, fake);
        RealBeliefs = [.. real.Zip(thresholds, RealProbability.Compute)];
        FakeBeliefs = [.. fake.Zip(thresholds, RealProbability.Compute)];
    }

    /// <summary>The scores of the N real images, or one score per pack if the discriminator judges packs.</summary>
    public IReadOnlyList<float> Real { get; }

    /// <summary>The scores of the generated images.</summary>
    public IReadOnlyList<float> Fake { get; }

    /// <summary>The probability of being real that the discriminator assigns to each real image.</summary>
    public IReadOnlyList<float> RealBeliefs { get; }

    /// <summary>The probability of being real that the discriminator assigns to each generated image.</summary>
    public IReadOnlyList<float> FakeBeliefs { get; }

    /// <param name="real">The scores of the real images, (N, 1).</param>
    /// <param name="fake">The scores of the generated images, (N, 1).</param>
    /// <param name="relative">True if only differences between scores are meaningful.</param>
    /// <param name="classes">The class of each pair; null if images are not judged by class.</param>
    internal static BatchScores Compute(Tensor real, Tensor fake, bool relative, IReadOnlyList<int>? classes)
    {
        var (reals, fakes) = (real.Span.ToArray(), fake.Span.ToArray());
        return new BatchScores(reals, fakes, RealProbability.Thresholds(relative, reals, fakes, classes));
    }
}
