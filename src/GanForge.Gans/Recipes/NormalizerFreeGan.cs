using GanForge.Data;
using GanForge.Gans.Architectures;
using GanForge.Gans.Settings;
using GanForge.Networks;
using GanForge.Networks.Initializers;

namespace GanForge.Gans.Recipes;

/// <summary>
/// A GAN of convolutions without normalisation layers, with averaged generator weights; its recipes differ in their
/// losses.
/// </summary>
public abstract class NormalizerFreeGan : GanRecipe
{
    /// <summary>The settings that these recipes share.</summary>
    protected NormalizerFreeGan()
    {
        (Epochs, BatchSize, LatentDimensions, AverageDecay) = (20, 64, 64, 0.999);
        (PixelMean, PixelDeviation) = (0f, 1f);
    }

    /// <summary>
    /// Channels of the layers next to the image; layers at a quarter of its height and width have twice as many. No
    /// effect on points.
    /// </summary>
    [Setting(Minimum = 1, Maximum = 1_024, ForImages = true)]
    public int Channels { get; init; } = 64;

    /// <summary>
    /// Residual blocks of two convolutions at each size of the generator; for points, residual blocks of two dense
    /// layers after the first layer. More blocks make images sharper and steps slower.
    /// </summary>
    [Setting(Minimum = 0, Maximum = 100)]
    public int GeneratorBlocks { get; init; }

    /// <summary>
    /// Residual blocks of two convolutions at each size of the discriminator; for points, residual blocks of two dense
    /// layers after the first layer. A block makes steps much slower and pays off in long trainings.
    /// </summary>
    [Setting(Minimum = 0, Maximum = 100)]
    public int DiscriminatorBlocks { get; init; }

    /// <summary>
    /// Brightness of a new generator's pixels, from 0 (black) to 1 (white); set it near that of the data, an eighth for
    /// MNIST. If it is far above, the first steps drive all pixels to black, where a sigmoid passes no gradient for
    /// hundreds of steps.
    /// </summary>
    [Setting(Minimum = 0.001, Maximum = 0.999, ForImages = true)]
    public double InitialBrightness { get; init; } = 0.125;

    /// <summary>
    /// Generates and scores images by class: the generator receives a class, the discriminator scores an image as one
    /// of its class (a projection discriminator, Miyato and Koyama 2018, arXiv:1802.05637), and 'ganforge sample
    /// --digit 7' draws sevens.
    /// </summary>
    public bool Conditional { get; init; }

    /// <inheritdoc/>
    public override bool IsConditional => Conditional;

    /// <summary>True to divide the discriminator's weights by their largest singular values.</summary>
    protected virtual bool SpectralNormalization => false;

    /// <inheritdoc/>
    protected override Initializer Initializer => Initializer.Kaiming(NormalizerFreeConvolutions.Slope);

    /// <inheritdoc/>
    public override Module BuildGenerator(ImageShape image) =>
        NormalizerFreeConvolutions.Generator(image, GeneratorInputs, Channels, GeneratorBlocks, InitialBrightness);

    /// <inheritdoc/>
    public override Module BuildDiscriminator(ImageShape image) =>
        NormalizerFreeConvolutions.Discriminator(
            image,
            Channels,
            DiscriminatorBlocks,
            Math.Max(1, Classes),
            SpectralNormalization
        );

    /// <inheritdoc/>
    protected internal override void Validate()
    {
        base.Validate();
        if ((PixelMean, PixelDeviation) != (0f, 1f))
        {
            throw new UserErrorException(
                $"The generator of {Name} makes pixels from 0 to 1, and learns from such ones; leave pixel-mean "
                    + $"and pixel-deviation out."
            );
        }

        if (Conditional && Packing > 1)
        {
            throw new UserErrorException(
                "A conditional discriminator judges an image by its class, and packed images have several; give "
                    + "conditional false, or leave packing out."
            );
        }
    }
}
