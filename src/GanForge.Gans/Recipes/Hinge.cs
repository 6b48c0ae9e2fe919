using GanForge.Gans.Adversarial;
using GanForge.Gans.Diagnostics;
using GanForge.Tensors;

namespace GanForge.Gans.Recipes;

/// <summary>
/// The hinge loss with spectral normalisation of the discriminator (Miyato et al. 2018, arXiv:1802.05957): every layer's weight
/// is divided by its largest singular value, which holds down how fast scores change with images.
/// </summary>
public sealed class Hinge : NormalizerFreeGan
{
    /// <summary>The settings that differ from the other recipes'.</summary>
    public Hinge() => (Beta1, Beta2) = (0, 0.9);

    /// <inheritdoc/>
    protected override bool ScoresAreRelative => true;

    /// <inheritdoc/>
    protected override bool SpectralNormalization => true;

    /// <summary>Mean max(0, 1 − D(x)) + mean max(0, 1 + D(G(z))).</summary>
    public override Tensor DiscriminatorLoss(Round round)
    {
        ArgumentNullException.ThrowIfNull(round);
        var real = (1f - round.RealScores).Relu().Mean();
        var fake = (1f + round.FakeScores).Relu().Mean();
        round.Report(Series.LossDReal, real);
        round.Report(Series.LossDFake, fake);
        return real + fake;
    }

    /// <summary>− mean D(G(z)).</summary>
    public override Tensor GeneratorLoss(Round round)
    {
        ArgumentNullException.ThrowIfNull(round);
        return -round.FakeScores.Mean();
    }
}
