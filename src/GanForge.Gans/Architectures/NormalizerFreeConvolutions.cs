using GanForge.Data;
using GanForge.Gans.Settings;
using GanForge.Networks;
using GanForge.Networks.Layers;

namespace GanForge.Gans.Architectures;

/// <summary>
/// Convolutions without normalization between an image and a quarter of its size, with residual blocks at both scales;
/// for points dense layers, see <see cref="PointNetworks"/>.
/// </summary>
public static class NormalizerFreeConvolutions
{
    /// <summary>The leaky ReLU's factor below zero.</summary>
    internal const float Slope = 0.2f;

    /// <summary>
    /// Builds the generator: dense to a quarter of the height and width, then doubled twice; sigmoid.
    /// </summary>
    /// <param name="image">The shape (H, W, C) of an image; H and W are multiples of 4, or both 1.</param>
    /// <param name="latent">Length of a noise vector.</param>
    /// <param name="channels">Channels at half the height and width; twice as many at a quarter.</param>
    /// <param name="blocks">Residual blocks at either size.</param>
    /// <param name="brightness">Approximate pixel value of a new generator, above 0 and below 1; ignored for
    /// points.</param>
    /// <exception cref="UserErrorException">H or W is no multiple of 4.</exception>
    public static Sequential Generator(ImageShape image, int latent, int channels, int blocks, double brightness)
    {
        if (image.IsPoint)
            return PointNetworks.Generator(image, latent, negativeSlope: Slope, blocks: blocks);
        var (height, width) = (SupportedShapes.Quarter(image.Height), SupportedShapes.Quarter(image.Width));
        return new Sequential([
            new Linear(latent, height * width * 2 * channels, negativeSlope: Slope),
            new Reshape([height, width, 2 * channels]),
            .. Blocks(2 * channels, blocks),
            new ConvTranspose2d(2 * channels, channels, kernel: 4, stride: 2, padding: 1, negativeSlope: Slope),
            .. Blocks(channels, blocks),
            new ConvTranspose2d(
                channels,
                image.Channels,
                kernel: 4,
                stride: 2,
                padding: 1,
                initialBias: (float)Math.Log(brightness / (1 - brightness))
            ),
            new Sigmoid(),
        ]);
    }

    /// <summary>Builds the discriminator: halves the image twice, then dense to one logit, or one per class.</summary>
    /// <param name="image">The shape (H, W, C) of an image; H and W are multiples of 4, or both 1.</param>
    /// <param name="channels">Channels at half the height and width; twice as many at a quarter.</param>
    /// <param name="blocks">Residual blocks at either size.</param>
    /// <param name="outputs">Number of logits per image.</param>
    /// <param name="spectral">Whether to divide weights by their largest singular value.</param>
    /// <exception cref="UserErrorException">H or W is no multiple of 4.</exception>
    public static Sequential Discriminator(
        ImageShape image,
        int channels,
        int blocks,
        int outputs = 1,
        bool spectral = false
    )
    {
        if (image.IsPoint)
        {
            return PointNetworks.Discriminator(
                image,
                negativeSlope: Slope,
                outputs: outputs,
                spectral: spectral,
                blocks: blocks
            );
        }

        var features = SupportedShapes.Quarter(image.Height) * SupportedShapes.Quarter(image.Width) * 2 * channels;
        return new Sequential([
            new Conv2d(
                image.Channels,
                channels,
                kernel: 4,
                stride: 2,
                padding: 1,
                negativeSlope: Slope,
                spectral: spectral
            ),
            .. Blocks(channels, blocks, spectral),
            new Conv2d(
                channels,
                2 * channels,
                kernel: 4,
                stride: 2,
                padding: 1,
                negativeSlope: Slope,
                spectral: spectral
            ),
            .. Blocks(2 * channels, blocks, spectral),
            new Flatten(),
            new Linear(features, outputs, spectral: spectral),
        ]);
    }

    private static IEnumerable<Module> Blocks(int channels, int count, bool spectral = false) =>
        Enumerable
            .Range(0, count)
            .Select(_ => new Residual(
                new Conv2d(channels, channels, kernel: 3, padding: 1, negativeSlope: Slope, spectral: spectral),
                new Conv2d(channels, channels, kernel: 3, padding: 1, spectral: spectral)
            ));
}
