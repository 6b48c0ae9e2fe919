using GanForge.Gans.Adversarial;
using GanForge.Tensors;

namespace GanForge.Studio.Lab;

/// <summary>
/// A discriminator's scores of a batch: N real images, and the N generated ones beside them. Scores that are no logits
/// are believed about the midpoint of the batch's means, of each class for itself where images are judged by class.
/// </summary>
public sealed class BatchScores
{
    private BatchScores(float[] real, float[] fake, float[] thresholds)
    {
        (Real, Fake) = (real, fake);
        RealBeliefs = [.. real.Zip(thresholds, RealProbability.Compute)];
        FakeBeliefs = [.. fake.Zip(thresholds, RealProbability.Compute)];
    }

    /// <summary>The scores of the real images, N; or a score for each pack, where the discriminator judges packs.</summary>
    public IReadOnlyList<float> Real { get; }

    /// <summary>The scores of the generated images.</summary>
    public IReadOnlyList<float> Fake { get; }

    /// <summary>The probability of being real that the discriminator gives to each real image.</summary>
    public IReadOnlyList<float> RealBeliefs { get; }

    /// <summary>The probability of being real that it gives to each generated image.</summary>
    public IReadOnlyList<float> FakeBeliefs { get; }

    /// <param name="real">Scores (N, 1) of real images.</param>
    /// <param name="fake">Scores (N, 1) of generated ones.</param>
    /// <param name="relative">Whether they mean something only in comparison.</param>
    /// <param name="classes">The class of each pair; null where images are not judged by class.</param>
    internal static BatchScores Compute(Tensor real, Tensor fake, bool relative, IReadOnlyList<int>? classes)
    {
        var (reals, fakes) = (real.Span.ToArray(), fake.Span.ToArray());
        return new BatchScores(reals, fakes, RealProbability.Thresholds(relative, reals, fakes, classes));
    }
}
