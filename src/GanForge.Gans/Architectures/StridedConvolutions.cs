using GanForge.Data;
using GanForge.Gans.Settings;
using GanForge.Networks;
using GanForge.Networks.Layers;

namespace GanForge.Gans.Architectures;

/// <summary>
/// The networks of the recipe conv: two strided convolutions in each network, with Keras's conventions; for points
/// dense layers, see <see cref="PointNetworks"/>.
/// </summary>
public static class StridedConvolutions
{
    private const int Channels = 128;
    private const float Slope = 0.2f;

    // Keras's default epsilon of the variance.
    private const float Epsilon = 1e-3f;

    /// <summary>
    /// Builds the generator: dense to a quarter of the height and width with 128 channels, then doubled twice; sigmoid.
    /// </summary>
    /// <param name="image">The shape (H, W, C) of an image; H and W are multiples of 4, or both 1.</param>
    /// <param name="latent">Length of a noise vector.</param>
    /// <exception cref="UserErrorException">H or W is no multiple of 4.</exception>
    public static Sequential Generator(ImageShape image, int latent)
    {
        if (image.IsPoint)
            return PointNetworks.Generator(image, latent);
        var (height, width) = (SupportedShapes.Quarter(image.Height), SupportedShapes.Quarter(image.Width));
        return new Sequential(
            new Linear(latent, height * width * Channels),
            new Reshape([height, width, Channels]),
            new BatchNorm(Channels, RunningStatistics.Keras(), Epsilon, Slope),
            new ConvTranspose2d(Channels, Channels, kernel: 4, stride: 2, Padding.Same),
            new BatchNorm(Channels, RunningStatistics.Keras(), Epsilon, Slope),
            new ConvTranspose2d(Channels, image.Channels, kernel: 4, stride: 2, Padding.Same),
            new Sigmoid()
        );
    }

    /// <summary>
    /// Builds the discriminator: two convolutions of stride 2 with 64 and 128 channels, each followed by dropout, then
    /// dense to one logit.
    /// </summary>
    /// <param name="image">The shape (H, W, C) of an image; H and W are multiples of 4, or both 1.</param>
    /// <param name="dropout">Share of activations dropped in training; 0 disables dropout.</param>
    /// <exception cref="UserErrorException">H or W is no multiple of 4.</exception>
    public static Sequential Discriminator(ImageShape image, float dropout)
    {
        if (image.IsPoint)
            return PointNetworks.Discriminator(image, dropout: dropout);
        var features = SupportedShapes.Quarter(image.Height) * SupportedShapes.Quarter(image.Width) * Channels;
        return new Sequential([
            new Conv2d(image.Channels, Channels / 2, kernel: 3, stride: 2, Padding.Same, negativeSlope: Slope),
            .. Dropped(),
            new Conv2d(Channels / 2, Channels, kernel: 3, stride: 2, Padding.Same, negativeSlope: Slope),
            .. Dropped(),
            new Flatten(),
            new Linear(features, 1),
        ]);

        Module[] Dropped() => dropout > 0 ? [new Dropout(dropout)] : [];
    }
}
