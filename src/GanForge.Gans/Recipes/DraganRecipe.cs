using GanForge.Gans.Adversarial;
using GanForge.Gans.Diagnostics;
using GanForge.Tensors;

namespace GanForge.Gans.Recipes;

/// <summary>
/// DRAGAN (Kodali et al. 2017, arXiv:1705.07215): the non-saturating loss with a gradient penalty around real images,
/// where discriminators were seen to be steep before modes collapsed.
/// </summary>
public sealed class DraganRecipe : NormalizerFreeGan
{
    /// <summary>
    /// The published betas and penalty weight. The noise around real images is uniform, as in the authors' code; the
    /// paper has normal noise.
    /// </summary>
    public DraganRecipe() => (Beta1, Beta2) = (0.5, 0.999);

    /// <summary>Weight λ of the gradient penalty.</summary>
    [Setting(Minimum = 0, Maximum = 10_000)]
    public float PenaltyWeight { get; init; } = 10f;

    /// <summary>
    /// Distance from real images within which the penalty applies: noise U(0, 1) times spread times the standard
    /// deviation of the batch's pixels.
    /// </summary>
    [Setting(Minimum = 0, Maximum = 100)]
    public float Spread { get; init; } = 0.5f;

    /// <inheritdoc/>
    public override IReadOnlyList<PlotPlan> Plots =>
        [
            .. base.Plots,
            new(
                "penalty",
                "Gradient penalty, before its weight",
                "mean (‖∇D‖ − 1)², held near 0",
                [(ScalarNames.Penalty, "near real images")]
            ),
        ];

    /// <summary>Binary cross-entropy + λ · mean (‖∇D‖ − 1)² near real images.</summary>
    public override Tensor DiscriminatorLoss(StepContext context)
    {
        ArgumentNullException.ThrowIfNull(context);
        var penalty = context.GradientPenalty(context.NearReals(Spread), target: 1f);
        context.Report(ScalarNames.Penalty, penalty);
        return base.DiscriminatorLoss(context) + (PenaltyWeight * penalty);
    }
}
