using GanForge.Tensors.Random;

namespace GanForge.Gans.Latent;

/// <summary>A noise vector for each seed; a seed's vector is the same to the bit in any company.</summary>
/// <param name="recipe">Says how long a vector is and how it is distributed.</param>
/// <param name="seeds">The seeds, in the order of the points.</param>
public sealed class SeededNoise(GanRecipe recipe, IReadOnlyList<ulong> seeds) : LatentPoints
{
    /// <summary>
    /// What every number of a vector is multiplied by. Below 1, images are nearer to the middle of what the generator
    /// learnt, more typical and less varied; 0 makes the same image of every seed; above 1, they are more extreme than any
    /// in training. Normal noise N(0, 1) becomes N(0, ψ²), uniform noise U(−1, 1) becomes U(−ψ, ψ). The direction of a vector
    /// stays, so a seed's image changes gradually with ψ; this is not BigGAN's resampling of large numbers
    /// (Brock et al. 2018, arXiv:1809.11096), which would jump.
    /// </summary>
    /// <exception cref="ArgumentOutOfRangeException">Negative or not finite.</exception>
    public float Truncation
    {
        get;
        init => field = float.IsFinite(value) && value >= 0
            ? value
            : throw new ArgumentOutOfRangeException(nameof(value), value, "Truncation scales noise by a number from 0.");
    }
    = 1f;

    /// <summary>The classes that images are made by, in turn; where there are none, seeds get the classes that the training set has images of in turn: of ten classes the seed's last digit.</summary>
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

    /// <summary>The class of a point's image; 0 where images are not made by class.</summary>
    /// <param name="index">Which point.</param>
    public int ClassOf(int index) => Classes.Count > 0 ? Classes[index % Classes.Count]
        : recipe.Classes == 0 ? 0
        : recipe.TrainedClasses[(int)(seeds[index] % (ulong)recipe.TrainedClasses.Count)];
}
