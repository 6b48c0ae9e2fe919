using GanForge.Tensors.Random;

namespace GanForge.Gans.Latent;

/// <summary>
/// Variations of points: z + d ⊙ ε with normal noise ε of a seed, for each seed; all variations of the first point come
/// first. A seed perturbs every point alike, in any company.
/// </summary>
/// <param name="points">What is varied.</param>
/// <param name="deviations">How far each number is moved: the standard deviations d.</param>
/// <param name="seeds">A variation each.</param>
public sealed class PerturbedPoints(LatentPoints points, IReadOnlyList<float> deviations, IReadOnlyList<ulong> seeds) : LatentPoints
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
