using GanForge.Gans.Adversarial;
using GanForge.Gans.Diagnostics;
using GanForge.Tensors;

namespace GanForge.Gans.Recipes;

/// <summary>
/// The hinge loss with spectral normalisation of the discriminator (Miyato et al. 2018, arXiv:1802.05957): each layer's
/// weight is divided by its largest singular value, which limits how fast scores change with images.
/// </summary>
public sealed class HingeRecipe : NormalizerFreeGan
{
    /// <summary>Adam's betas for this loss.</summary>
    public HingeRecipe() => (Beta1, Beta2) = (0, 0.9);

    /// <inheritdoc/>
    protected override bool ScoresAreRelative => true;

    /// <inheritdoc/>
    protected override bool SpectralNormalization => true;

    /// <summary>Mean max(0, 1 − D(x)) + mean max(0, 1 + D(G(z))).</summary>
    public override Tensor DiscriminatorLoss(StepContext context)
    {
        ArgumentNullException.ThrowIfNull(context);
        var real = (1f - context.RealScores).Relu().Mean();
        var fake = (1f + context.FakeScores).Relu().Mean();
        context.Report(ScalarNames.LossDReal, real);
        context.Report(ScalarNames.LossDFake, fake);
        return real + fake;
    }

    /// <summary>− mean D(G(z)).</summary>
    public override Tensor GeneratorLoss(StepContext context)
    {
        ArgumentNullException.ThrowIfNull(context);
        return -context.FakeScores.Mean();
    }
}
