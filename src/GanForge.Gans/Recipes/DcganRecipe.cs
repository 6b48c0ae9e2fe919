using GanForge.Data;
using GanForge.Gans.Architectures;
using GanForge.Networks;
using GanForge.Networks.Initializers;

namespace GanForge.Gans.Recipes;

/// <summary>
/// DCGAN at 64×64 (Radford, Metz, Chintala 2015, arXiv:1511.06434): only convolutions, batch norm, and new noise for
/// the generator's update.
/// </summary>
public sealed class DcganRecipe : GanRecipe
{
    /// <summary>The published settings.</summary>
    public DcganRecipe()
    {
        (Epochs, BatchSize, ImageSize, LatentDimensions) = (30, 128, 64, 100);
        (LearningRateG, LearningRateD, Beta1, FreshNoise) = (2e-4, 2e-4, 0.5, true);
    }

    /// <summary>Channels of the layers next to the image; their number doubles with each layer away from it.</summary>
    [Setting(Minimum = 1, Maximum = 1_024)]
    public int Channels { get; init; } = 64;

    /// <inheritdoc/>
    protected override Initializer Initializer => Initializer.Dcgan;

    /// <inheritdoc/>
    public override Module BuildGenerator(ImageShape image) =>
        DcganNetworks.Generator(image, LatentDimensions, Channels);

    /// <inheritdoc/>
    public override Module BuildDiscriminator(ImageShape image) => DcganNetworks.Discriminator(image, Channels);
}
