using GanForge.Gans.Adversarial;
using GanForge.Gans.Diagnostics;
using GanForge.Tensors;

namespace GanForge.Gans.Recipes;

/// <summary>
/// WGAN with gradient penalty (Gulrajani et al. 2017, arXiv:1704.00028): the discriminator, here a critic, estimates
/// the distance of generated images from real ones, and a penalty holds its gradient near norm 1 between them. The
/// critic takes five steps for each step of the generator.
/// </summary>
public sealed class WganGpRecipe : NormalizerFreeGan
{
    /// <summary>
    /// The published settings, except for the networks, the averaged weights and the length: an epoch has one generator
    /// step per five batches, so many epochs are needed.
    /// </summary>
    public WganGpRecipe()
    {
        (Epochs, DiscriminatorSteps, LearningRateG, LearningRateD, FreshNoise) = (100, 5, 1e-4, 1e-4, true);
        (Beta1, Beta2) = (0.5, 0.9);
    }

    /// <summary>Weight λ of the gradient penalty.</summary>
    [Setting(Minimum = 0, Maximum = 10_000)]
    public float PenaltyWeight { get; init; } = 10f;

    /// <inheritdoc/>
    protected override bool ScoresAreRelative => true;

    /// <summary>
    /// The plot of the penalty; the loss is a difference of scores without a separate part for real images.
    /// </summary>
    protected override PlotPlan DiscriminatorPlot =>
        new(
            "penalty",
            "Gradient penalty, before its weight",
            "mean (‖∇D‖ − 1)², held near 0",
            [(ScalarNames.Penalty, "between real and generated images")]
        );

    /// <summary>Mean D(G(z)) − mean D(x) + λ · mean (‖∇D‖ − 1)² at random points between pairs.</summary>
    public override Tensor DiscriminatorLoss(StepContext context)
    {
        ArgumentNullException.ThrowIfNull(context);
        var penalty = context.GradientPenalty(context.Between(), target: 1f);
        context.Report(ScalarNames.Penalty, penalty);
        return context.FakeScores.Mean() - context.RealScores.Mean() + (PenaltyWeight * penalty);
    }

    /// <summary>− mean D(G(z)).</summary>
    public override Tensor GeneratorLoss(StepContext context)
    {
        ArgumentNullException.ThrowIfNull(context);
        return -context.FakeScores.Mean();
    }
}
