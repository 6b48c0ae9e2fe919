using GanForge.Data;
using GanForge.Gans.Architectures;
using GanForge.Networks;
using GanForge.Networks.Initializers;

namespace GanForge.Gans.Recipes;

/// <summary>
/// DCGAN's idea with plain stochastic gradient descent: a generator of transposed convolutions against a discriminator
/// that ends in dense layers. Early stopping (patience) is off by default, because the sum of both losses that it
/// watches also rises when the discriminator merely gets better.
/// </summary>
public sealed class DcganSgdRecipe : GanRecipe
{
    /// <summary>The published settings.</summary>
    public DcganSgdRecipe()
    {
        (Epochs, BatchSize, LatentDimensions, DropLast) = (50, 64, 128, true);
        (Optimizer, LearningRateG, LearningRateD, Beta1) = (OptimizerKind.Sgd, 0.003, 0.003, 0);
    }

    /// <inheritdoc/>
    protected override Initializer Initializer { get; } = new DcganSgdInitializer();

    /// <inheritdoc/>
    public override Module BuildGenerator(ImageShape image) => DcganSgdNetworks.Generator(image, LatentDimensions);

    /// <inheritdoc/>
    public override Module BuildDiscriminator(ImageShape image) => DcganSgdNetworks.Discriminator(image);
}
