using GanForge.Data;
using GanForge.Gans.Settings;
using GanForge.Networks;
using GanForge.Networks.Layers;

namespace GanForge.Gans.Architectures;

/// <summary>
/// The networks of the recipe dcgan-sgd: a generator with sizes 1, 2, 3, 6, 12, 24, 28, and a discriminator that ends
/// in dense layers.
/// </summary>
public static class DcganSgdNetworks
{
    private const int Channels = 64;
    private const int LastKernel = 5;

    /// <summary>
    /// Builds the generator: noise as a 1×1 image to 2×2 and 3×3, then doubled, and enlarged by 4 pixels at the end;
    /// tanh; no biases.
    /// </summary>
    /// <param name="image">The shape (H, W, C) of an image; H = W = 10, 16, 28, 52 …, 3 times a power of two plus
    /// 4.</param>
    /// <param name="latent">Length of a noise vector.</param>
    /// <exception cref="UserErrorException">The architecture does not support the image size.</exception>
    public static Sequential Generator(ImageShape image, int latent)
    {
        var doublings = Doublings(image);
        var width = Channels << (doublings + 1);
        List<Module> layers = [new Reshape([1, 1, latent])];
        Grow(latent, width, kernel: 2, stride: 1, padding: 0);
        Grow(width, width /= 2, kernel: 2, stride: 1, padding: 0);
        for (var i = 0; i < doublings; i++)
            Grow(width, width /= 2, kernel: 4, stride: 2, padding: 1);
        layers.Add(new ConvTranspose2d(width, image.Channels, LastKernel, bias: false));
        layers.Add(new Tanh());
        return new Sequential(layers);

        void Grow(int inputs, int outputs, int kernel, int stride, int padding)
        {
            layers.Add(new ConvTranspose2d(inputs, outputs, kernel, stride, padding, bias: false));
            layers.Add(new BatchNorm(outputs, negativeSlope: 0f));
        }
    }

    /// <summary>
    /// Builds the discriminator: three 3×3 convolutions of stride 2 with 32, 64 and 128 channels, then dense 512, 128,
    /// 1; with biases.
    /// </summary>
    /// <param name="image">The shape (H, W, C) of an image, of any size.</param>
    public static Sequential Discriminator(ImageShape image)
    {
        var features = Eighth(image.Height) * Eighth(image.Width) * 128;
        return new Sequential(
            new Conv2d(image.Channels, 32, kernel: 3, stride: 2, padding: 1, negativeSlope: 0.2f),
            new Conv2d(32, 64, kernel: 3, stride: 2, padding: 1, negativeSlope: 0.2f),
            new Conv2d(64, 128, kernel: 3, stride: 2, padding: 1, negativeSlope: 0.2f),
            new Flatten(),
            new Linear(features, 512, negativeSlope: 0f),
            new Linear(512, 128, negativeSlope: 0f),
            new Linear(128, 1)
        );
    }

    private static int Eighth(int size) => (size + 7) / 8;

    private static int Doublings(ImageShape image)
    {
        image.RequireImage("The recipe dcgan-sgd");
        var doublings = 0;
        while ((3 << doublings) + LastKernel - 1 < image.Height)
            doublings++;
        return image.Height == image.Width && (3 << doublings) + LastKernel - 1 == image.Height
            ? doublings
            : throw new UserErrorException(
                $"The recipe dcgan-sgd makes square images of size 10, 16, 28, 52 and so on, not "
                    + $"{image.Height}×{image.Width}; give image-size 28."
            );
    }
}
