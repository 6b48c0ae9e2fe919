using GanForge.Gans.Latent;

namespace GanForge.Cli.Sampling;

/// <summary>
/// A request to decode images from codes instead of generating them from noise. Either real images or a code is given.
/// </summary>
/// <param name="Reals">The indices of the test images to encode, or null.</param>
/// <param name="Code">The code, or null.</param>
/// <param name="Perturbation">The size of the variation in standard deviations of the test set's codes, or null for
/// none.</param>
internal sealed record CodeRequest(NumberList? Reals, float[]? Code, double? Perturbation)
{
    /// <summary>The number of codes.</summary>
    public int Count => Reals?.Count ?? 1;
}
