using GanForge.Data;
using GanForge.Gans.Adversarial;
using GanForge.Gans.Architectures;
using GanForge.Networks;
using GanForge.Tensors;

namespace GanForge.Gans.Recipes;

/// <summary>
/// A very simple GAN: two small multilayer perceptrons. The discriminator's loss is the mean of its losses on real and
/// generated images, and the generator learns from the images that the discriminator has just seen.
/// </summary>
public sealed class MlpRecipe : GanRecipe
{
    /// <summary>The published settings.</summary>
    public MlpRecipe() =>
        (Epochs, BatchSize, LatentDimensions, LearningRateG, LearningRateD) = (50, 32, 64, 3e-4, 3e-4);

    /// <summary>Units of the generator's hidden layer.</summary>
    [Setting(Minimum = 1, Maximum = 65_536)]
    public int GeneratorUnits { get; init; } = 256;

    /// <summary>Units of the discriminator's hidden layer.</summary>
    [Setting(Minimum = 1, Maximum = 65_536)]
    public int DiscriminatorUnits { get; init; } = 128;

    /// <inheritdoc/>
    public override Module BuildGenerator(ImageShape image) =>
        Perceptron.Generator(image, LatentDimensions, GeneratorUnits, negativeSlope: 0.1f);

    /// <inheritdoc/>
    public override Module BuildDiscriminator(ImageShape image) =>
        Perceptron.Discriminator(image, DiscriminatorUnits, negativeSlope: 0.1f);

    /// <summary>The mean of the losses on real and generated images.</summary>
    public override Tensor DiscriminatorLoss(StepContext context) => base.DiscriminatorLoss(context) * 0.5f;
}
