using GanForge.Tensors.Random;

namespace GanForge.Gans.Latent;

/// <summary>
/// Variations of points: z + d ⊙ ε, with normal noise ε from each seed. All variations of the first point come first.
/// A seed's noise is the same for every point and independent of the other seeds.
/// </summary>
/// <param name="points">The points to vary.</param>
/// <param name="deviations">Standard deviation d of the perturbation of each dimension.</param>
/// <param name="seeds">One seed per variation.</param>
public sealed class PerturbedPoints(LatentPoints points, IReadOnlyList<float> deviations, IReadOnlyList<ulong> seeds)
    : LatentPoints
{
    /// <inheritdoc/>
    public override int Count => checked(points.Count * seeds.Count);

    /// <inheritdoc/>
    public override int Dimensions => points.Dimensions;

    /// <inheritdoc/>
    public override void CopyTo(int index, Span<float> point)
    {
        var (original, variation) = Math.DivRem(index, seeds.Count);
        points.CopyTo(original, point);
        var noise = new float[Dimensions];
        new RandomStream(seeds[variation], "perturbation").FillNormal(noise);
        for (var i = 0; i < noise.Length; i++)
            point[i] += deviations[i] * noise[i];
    }
}
