using GanForge.Gans.Adversarial;
using GanForge.Gans.Diagnostics;
using GanForge.Tensors;

namespace GanForge.Gans.Recipes;

/// <summary>Least-squares GAN (Mao et al. 2017, arXiv:1611.04076): scores are pulled towards 1 and 0 by a squared loss, which still gives a gradient for images already classified correctly.</summary>
public sealed class Lsgan : NormalizerFreeGan
{
    /// <summary>The settings that differ from the other recipes'.</summary>
    public Lsgan() => (Beta1, Beta2) = (0.5, 0.999);

    /// <inheritdoc/>
    protected override bool ScoresAreRelative => true;

    /// <summary>½ mean (D(x) − 1)² + ½ mean D(G(z))².</summary>
    public override Tensor DiscriminatorLoss(Round round)
    {
        ArgumentNullException.ThrowIfNull(round);
        var real = 0.5f * (round.RealScores - 1f).Square().Mean();
        var fake = 0.5f * round.FakeScores.Square().Mean();
        round.Report(Series.LossDReal, real);
        round.Report(Series.LossDFake, fake);
        return real + fake;
    }

    /// <summary>½ mean (D(G(z)) − 1)².</summary>
    public override Tensor GeneratorLoss(Round round)
    {
        ArgumentNullException.ThrowIfNull(round);
        return 0.5f * (round.FakeScores - 1f).Square().Mean();
    }
}
