using GanForge.Data;
using GanForge.Gans;
using GanForge.Gans.Adversarial;
using GanForge.Gans.Diagnostics;
using GanForge.Networks;
using GanForge.Networks.Layers;
using GanForge.Tensors;

namespace Examples;

/// <summary>Least-squares GAN (Mao et al. 2017, arXiv:1611.04076): distances instead of cross-entropies.</summary>
public sealed class LeastSquaresGan : GanRecipe
{
    /// <summary>The settings that differ from GanRecipe's.</summary>
    public LeastSquaresGan() => (LearningRateG, LearningRateD, Beta1) = (1e-3, 1e-3, 0.5);

    /// <summary>The score that real images should get; generated ones should get 0.</summary>
    [Setting(Minimum = 0, AboveMinimum = true)]
    public float RealTarget { get; init; } = 1f;

    /// <inheritdoc/>
    protected override bool ScoresAreRelative => true;

    /// <inheritdoc/>
    public override Module BuildGenerator(ImageShape image) =>
        new Sequential(
            new Linear(LatentDimensions, 256, negativeSlope: 0.2f),
            new Linear(256, image.Elements),
            new Tanh(),
            new Reshape(image)
        );

    /// <inheritdoc/>
    public override Module BuildDiscriminator(ImageShape image) =>
        new Sequential(new Flatten(), new Linear(image.Elements, 128, negativeSlope: 0.2f), new Linear(128, 1));

    /// <inheritdoc/>
    public override Tensor DiscriminatorLoss(StepContext context)
    {
        var real = (context.RealScores - RealTarget).Square().Mean();
        var fake = context.FakeScores.Square().Mean();
        context.Report(ScalarNames.LossDReal, real);
        context.Report(ScalarNames.LossDFake, fake);
        return (real + fake) / 2f;
    }

    /// <inheritdoc/>
    public override Tensor GeneratorLoss(StepContext context) => (context.FakeScores - RealTarget).Square().Mean() / 2f;
}
