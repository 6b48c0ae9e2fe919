namespace GanForge.Gans.Recipes;

/// <summary>
/// Goodfellow's GAN with the non-saturating loss, convolutions without normalisation and an averaged generator: the
/// cheapest recipe for good digits.
/// </summary>
public sealed class NonSaturatingRecipe : NormalizerFreeGan
{
    /// <summary>Adam's betas for this loss.</summary>
    public NonSaturatingRecipe() => (Beta1, Beta2) = (0.5, 0.99);
}
