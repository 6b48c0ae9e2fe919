using GanForge.Gans.Latent;

namespace GanForge.Cli.Sampling;

/// <summary>Images to be decoded from codes instead of generated from noise; either real images or a code is named.</summary>
/// <param name="Reals">Images of the test set whose codes are meant, or null.</param>
/// <param name="Code">A code, or null.</param>
/// <param name="Perturbation">How far the codes are varied, in standard deviations of the test set's codes, or null.</param>
internal sealed record CodeRequest(NumberList? Reals, float[]? Code, double? Perturbation)
{
    /// <summary>The number of codes.</summary>
    public int Count => Reals?.Count ?? 1;
}
