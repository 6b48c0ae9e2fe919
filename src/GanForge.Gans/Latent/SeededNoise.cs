using GanForge.Tensors.Random;

namespace GanForge.Gans.Latent;

/// <summary>A noise vector for each seed, bit-identical regardless of the other seeds.</summary>
/// <param name="recipe">The recipe that determines the length and distribution of a vector.</param>
/// <param name="seeds">The seeds, in the order of the points.</param>
public sealed class SeededNoise(GanRecipe recipe, IReadOnlyList<ulong> seeds) : LatentPoints
{
    /// <summary>
    /// The factor ψ that scales every noise vector. Values below 1 make images more typical and less varied, 0 makes
    /// the same image of every seed, and values above 1 make images more extreme than any in training.
    /// </summary>
    /// <remarks>
    /// Normal noise N(0, 1) becomes N(0, ψ²), uniform noise U(−1, 1) becomes U(−ψ, ψ). The direction of a vector stays
    /// the same, so a seed's image changes gradually with ψ. BigGAN's truncation resamples large numbers instead (Brock
    /// et al. 2018, arXiv:1809.11096), which would make the image jump.
    /// </remarks>
    /// <exception cref="ArgumentOutOfRangeException">The value is negative or not finite.</exception>
    public float Truncation
    {
        get;
        init =>
            field =
                float.IsFinite(value) && value >= 0
                    ? value
                    : throw new ArgumentOutOfRangeException(
                        nameof(value),
                        value,
                        "Truncation scales noise by a number from 0."
                    );
    } = 1f;

    /// <summary>
    /// The classes of the points, repeated in this order. If empty, a point's class follows from its seed, modulo the
    /// number of classes with training images: with ten classes, the seed's last digit.
    /// </summary>
    public IReadOnlyList<int> Classes { get; init; } = [];

    /// <inheritdoc/>
    public override int Labels => recipe.Classes;

    /// <inheritdoc/>
    public override int Count => seeds.Count;

    /// <inheritdoc/>
    public override int Dimensions => recipe.GeneratorInputs;

    /// <inheritdoc/>
    public override void CopyTo(int index, Span<float> point)
    {
        recipe.SampleNoise(1, new RandomStream(seeds[index], "sample")).Span.CopyTo(point);
        foreach (ref var number in point[..recipe.LatentDimensions])
            number *= Truncation;
        if (Labels == 0)
            return;
        var label = point[recipe.LatentDimensions..];
        label.Clear();
        label[ClassOf(index)] = 1f;
    }

    /// <summary>The class of a point's image; 0 if the recipe is not conditional.</summary>
    /// <param name="index">Index of the point.</param>
    public int ClassOf(int index) =>
        Classes.Count > 0 ? Classes[index % Classes.Count]
        : recipe.Classes == 0 ? 0
        : recipe.TrainedClasses[(int)(seeds[index] % (ulong)recipe.TrainedClasses.Count)];
}
