using GanForge.Data;
using GanForge.Gans.Settings;
using GanForge.Networks;
using GanForge.Networks.Layers;

namespace GanForge.Gans.Architectures;

/// <summary>
/// DCGAN's networks (Radford et al. 2015): 4×4 convolutions of stride 2 without bias between 4×4 and the image size,
/// batch norm after all but the outermost, no dense layers.
/// </summary>
public static class DcganNetworks
{
    private const int MinImageSize = 4;
    private const float Slope = 0.2f;

    /// <summary>Builds the generator: noise as a 1×1 image to 4×4, doubled up to the image size; tanh.</summary>
    /// <param name="image">The shape (H, W, C) of an image; H = W = 8, 16, 32, 64 …</param>
    /// <param name="latent">Length of a noise vector.</param>
    /// <param name="channels">Channels of the layer before the image; each earlier layer has twice as many.</param>
    /// <exception cref="UserErrorException">The size is not 4 times a power of two.</exception>
    public static Sequential Generator(ImageShape image, int latent, int channels)
    {
        var doublings = Doublings(image);
        var width = channels << (doublings - 1);
        List<Module> layers =
        [
            new Reshape([1, 1, latent]),
            new ConvTranspose2d(latent, width, kernel: 4, bias: false),
            new BatchNorm(width, negativeSlope: 0f),
        ];
        for (var i = 1; i < doublings; i++, width /= 2)
        {
            layers.Add(new ConvTranspose2d(width, width / 2, kernel: 4, stride: 2, padding: 1, bias: false));
            layers.Add(new BatchNorm(width / 2, negativeSlope: 0f));
        }
        layers.Add(new ConvTranspose2d(width, image.Channels, kernel: 4, stride: 2, padding: 1, bias: false));
        layers.Add(new Tanh());
        return new Sequential(layers);
    }

    /// <summary>Builds the discriminator: halves the image down to 4×4, then one convolution to the logit.</summary>
    /// <param name="image">The shape (H, W, C) of an image; H = W = 8, 16, 32, 64 …</param>
    /// <param name="channels">Channels of the layer after the image; each later layer has twice as many.</param>
    /// <exception cref="UserErrorException">The size is not 4 times a power of two.</exception>
    public static Sequential Discriminator(ImageShape image, int channels)
    {
        var doublings = Doublings(image);
        var width = channels;
        List<Module> layers =
        [
            new Conv2d(image.Channels, width, kernel: 4, stride: 2, padding: 1, bias: false, negativeSlope: Slope),
        ];
        for (var i = 1; i < doublings; i++, width *= 2)
        {
            layers.Add(new Conv2d(width, 2 * width, kernel: 4, stride: 2, padding: 1, bias: false));
            layers.Add(new BatchNorm(2 * width, negativeSlope: Slope));
        }
        layers.Add(new Conv2d(width, 1, kernel: 4, bias: false));
        layers.Add(new Flatten());
        return new Sequential(layers);
    }

    private static int Doublings(ImageShape image)
    {
        image.RequireImage("DCGAN");
        var doublings = 0;
        while (MinImageSize << doublings < image.Height)
            doublings++;
        return image.Height == image.Width && doublings > 0 && MinImageSize << doublings == image.Height
            ? doublings
            : throw new UserErrorException(
                $"DCGAN makes square images of size 8, 16, 32, 64 and so on, not {image.Height}×{image.Width}; give "
                    + $"image-size 32 or 64."
            );
    }
}
