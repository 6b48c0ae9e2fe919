using GanForge.Gans.Adversarial;
using GanForge.Tensors;

namespace GanForge.Gans.Recipes;

/// <summary>
/// R3GAN (Huang et al. 2024, arXiv:2501.05441), scaled down for a CPU: the discriminator compares each real image with
/// a generated one instead of scoring each alone, and penalties keep the squared gradients of its scores small at real
/// images (R1) and at generated ones (R2). It has no normalisation, and the generator's weights are averaged.
/// </summary>
public sealed class R3ganRecipe : NormalizerFreeGan
{
    private const string PenaltyReal = "penaltyReal";
    private const string PenaltyFake = "penaltyFake";
    private const string LossClass = "lossClass";

    /// <summary>
    /// The published loss with both penalties at a tenth of their weight, and Adam's published betas without the
    /// warm-up of the second. Unlike the original: conditional images with a class loss, smaller networks and batches,
    /// and a learning rate ten times as high that falls to zero, which suits trainings of minutes.
    /// </summary>
    public R3ganRecipe()
    {
        (Epochs, BatchSize, Channels, GeneratorBlocks, FreshNoise) = (6, 32, 32, 1, true);
        (LearningRateG, LearningRateD, LearningRateEnd, LearningRateImages) = (2e-3, 2e-3, 0, 360_000);
        (Beta1, Beta2, Conditional) = (0, 0.99, true);
    }

    /// <summary>Initial weight γ of both penalties; half of it multiplies the mean squared gradient norm.</summary>
    [Setting(Minimum = 0, Maximum = 1_000)]
    public double Gamma { get; init; } = 0.1;

    /// <summary>Final weight γ of both penalties, reached from <see cref="Gamma"/> along half a cosine.</summary>
    [Setting(Minimum = 0, Maximum = 1_000)]
    public double GammaEnd { get; init; } = 0.01;

    /// <summary>
    /// Weight, in conditional training, of the cross-entropy of the discriminator's class scores on real images (which
    /// makes them the classifier of an AC-GAN, too, Odena et al. 2017, arXiv:1610.09585). Raise it for images that are
    /// more surely of the requested class and more typical of it; a high weight costs likeness in other ways.
    /// </summary>
    [Setting(Minimum = 0, Maximum = 1_000)]
    public double ClassWeight { get; init; } = 0.01;

    /// <inheritdoc/>
    protected override bool ScoresAreRelative => true;

    /// <inheritdoc/>
    public override IReadOnlyList<PlotPlan> Plots =>
        Conditional && ClassWeight > 0
            ?
            [
                .. base.Plots,
                new(
                    "classes",
                    "Classification loss on real images, before its weight",
                    "cross-entropy, lower is better",
                    [(LossClass, "real images")]
                ),
            ]
            : base.Plots;

    /// <summary>The plot of both penalties; the loss has no separate parts for real and generated images.</summary>
    protected override PlotPlan DiscriminatorPlot =>
        new(
            "penalties",
            "Squared gradient norms of the discriminator, before their weight",
            "mean ‖∇D‖²",
            [(PenaltyReal, "at real images"), (PenaltyFake, "at generated ones")]
        );

    /// <summary>
    /// Mean softplus(−(D(x) − D(G(z)))) over pairs, + γ/2 · (mean ‖∇D(x)‖² + mean ‖∇D(G(z))‖²), + class-weight · the
    /// cross-entropy of classes at x.
    /// </summary>
    public override Tensor DiscriminatorLoss(StepContext context)
    {
        ArgumentNullException.ThrowIfNull(context);
        var real = context.RealGradientNorms.Mean();
        var fake = context.FakeGradientNorms.Mean();
        context.Report(PenaltyReal, real);
        context.Report(PenaltyFake, fake);
        var gamma = GammaEnd + ((Gamma - GammaEnd) * (1 + Math.Cos(Math.PI * context.Progress)) / 2);
        var loss = (context.FakeScores - context.RealScores).Softplus().Mean() + ((float)(gamma / 2) * (real + fake));
        if (context.Labels is not { } labels || ClassWeight == 0)
            return loss;
        var classes = context.RealClassScores.SoftmaxCrossEntropy(labels);
        context.Report(LossClass, classes);
        return loss + ((float)ClassWeight * classes);
    }

    /// <summary>Mean softplus(−(D(G(z)) − D(x))) over pairs.</summary>
    public override Tensor GeneratorLoss(StepContext context)
    {
        ArgumentNullException.ThrowIfNull(context);
        return (context.RealScores - context.FakeScores).Softplus().Mean();
    }
}
