using GanForge.Gans.Adversarial;
using GanForge.Gans.Diagnostics;
using GanForge.Tensors;

namespace GanForge.Gans.Recipes;

/// <summary>
/// Least-squares GAN (Mao et al. 2017, arXiv:1611.04076): a squared loss pulls scores towards 1 and 0, so images that
/// are already classified correctly still give a gradient.
/// </summary>
public sealed class LsganRecipe : NormalizerFreeGan
{
    /// <summary>Adam's betas for this loss.</summary>
    public LsganRecipe() => (Beta1, Beta2) = (0.5, 0.999);

    /// <inheritdoc/>
    protected override bool ScoresAreRelative => true;

    /// <summary>½ mean (D(x) − 1)² + ½ mean D(G(z))².</summary>
    public override Tensor DiscriminatorLoss(StepContext context)
    {
        ArgumentNullException.ThrowIfNull(context);
        var real = 0.5f * (context.RealScores - 1f).Square().Mean();
        var fake = 0.5f * context.FakeScores.Square().Mean();
        context.Report(ScalarNames.LossDReal, real);
        context.Report(ScalarNames.LossDFake, fake);
        return real + fake;
    }

    /// <summary>½ mean (D(G(z)) − 1)².</summary>
    public override Tensor GeneratorLoss(StepContext context)
    {
        ArgumentNullException.ThrowIfNull(context);
        return 0.5f * (context.FakeScores - 1f).Square().Mean();
    }
}
