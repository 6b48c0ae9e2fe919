using GanForge.Data;
using GanForge.Networks;
using GanForge.Tensors;

namespace GanForge.Gans.Architectures;

/// <summary>
/// PacGAN's packing (Lin et al. 2018, arXiv:1712.04086): a discriminator that sees several images at once, stacked as
/// channels, and so notices when generated images are all alike.
/// </summary>
/// <remarks>
/// Maps images (N, H, W, C) to scores (N / m, 1). If N is not a multiple of m, the first images fill up the last pack.
/// </remarks>
internal sealed class Packed : Module
{
    private readonly Module _discriminator;
    private readonly int _count;

    /// <param name="discriminator">Network for images with <paramref name="count"/> times as many channels.</param>
    /// <param name="count">Number m of images per pack.</param>
    public Packed(Module discriminator, int count) =>
        (_discriminator, _count) = (AddModule("discriminator", discriminator), count);

    /// <summary>The shape of a packed image, the input of the inner network.</summary>
    /// <param name="image">The shape (H, W, C) of an image.</param>
    /// <param name="count">Number of images per pack.</param>
    public static ImageShape ShapeOf(ImageShape image, int count) => image with { Channels = count * image.Channels };

    public override Tensor Forward(Tensor x, ForwardContext context)
    {
        var (height, width, channels) = (x.Shape[1], x.Shape[2], x.Shape[3]);
        var images = x;
        while (images.Shape[0] % _count != 0)
        {
            images = Ops.Concatenate(
                [images, x.Slice(0, 0, Math.Min(x.Shape[0], _count - (images.Shape[0] % _count)))],
                axis: 0
            );
        }

        var packs = images.Shape[0] / _count;
        return _discriminator.Forward(
            images
                .Reshape([packs, _count, height, width, channels])
                .Permute(0, 2, 3, 1, 4)
                .Reshape([packs, height, width, _count * channels]),
            context
        );
    }

    public override string ToString() => $"Packed {_count}\n{_discriminator}";
}
