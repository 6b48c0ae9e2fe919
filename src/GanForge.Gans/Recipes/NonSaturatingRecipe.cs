namespace GanForge.Gans.Recipes;

/// <summary>
/// Goodfellow's GAN with the non-saturating loss on convolutions without normalisation, and an averaged generator: the
/// cheapest good digits.
/// </summary>
public sealed class NonSaturatingRecipe : NormalizerFreeGan
{
    /// <summary>The settings that differ from GanRecipe's.</summary>
    public NonSaturatingRecipe() => (Beta1, Beta2) = (0.5, 0.99);
}
