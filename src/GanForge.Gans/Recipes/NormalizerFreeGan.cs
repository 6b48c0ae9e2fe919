using GanForge.Gans.Architectures;
using GanForge.Gans.Settings;
using GanForge.Networks;
using GanForge.Networks.Initializers;
using GanForge.Tensors;

namespace GanForge.Gans.Recipes;

/// <summary>
/// A GAN on convolutions without normalisation layers, with averaged weights of the generator; its recipes differ in
/// their losses.
/// </summary>
public abstract class NormalizerFreeGan : GanRecipe
{
    /// <summary>Settings that these recipes share.</summary>
    protected NormalizerFreeGan()
    {
        (Epochs, BatchSize, LatentDimensions, AverageDecay) = (20, 64, 64, 0.999);
        (PixelMean, PixelDeviation) = (0f, 1f);
    }

    /// <summary>
    /// Channels of the layers next to the image; those at a quarter of its height and width have twice as many. No
    /// effect on points.
    /// </summary>
    [Setting(Minimum = 1, Maximum = 1_024, ForImages = true)]
    public int Channels { get; init; } = 64;

    /// <summary>
    /// Residual blocks, of two convolutions each, at each size of the generator. Of points, residual blocks of two
    /// dense layers each, behind the first layer.
    /// </summary>
    [Setting(Minimum = 0, Maximum = 100)]
    public int GeneratorBlocks { get; init; }

    /// <summary>
    /// Residual blocks, of two convolutions each, at each size of the discriminator. Of points, residual blocks of two
    /// dense layers each, behind the first layer.
    /// </summary>
    [Setting(Minimum = 0, Maximum = 100)]
    public int DiscriminatorBlocks { get; init; }

    /// <summary>
    /// Brightness, between 0, black, and 1, white, about which the pixels of a new generator lie. Where it is far above
    /// that of the data, which of MNIST is an eighth, the first steps drive all pixels to black, where a sigmoid passes
    /// no gradient for hundreds of steps.
    /// </summary>
    [Setting(Minimum = 0.001, Maximum = 0.999, ForImages = true)]
    public double InitialBrightness { get; init; } = 0.125;

    /// <summary>
    /// Whether images are made and judged by class: the generator is told a class, the discriminator scores an image as
    /// one of its class (a projection discriminator, Miyato and Koyama 2018, arXiv:1802.05637), and 'ganforge sample
    /// --digit 7' draws sevens.
    /// </summary>
    public bool Conditional { get; init; }

    /// <inheritdoc/>
    public override bool IsConditional => Conditional;

    /// <summary>Whether the discriminator's weights are divided by their largest singular values.</summary>
    protected virtual bool SpectralNormalization => false;

    /// <inheritdoc/>
    protected override Initializer Initializer => Initializer.Kaiming(NormalizerFreeConvolutions.Slope);

    /// <inheritdoc/>
    public override Module BuildGenerator(Shape image) =>
        NormalizerFreeConvolutions.Generator(image, GeneratorInputs, Channels, GeneratorBlocks, InitialBrightness);

    /// <inheritdoc/>
    public override Module BuildDiscriminator(Shape image) =>
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
