using GanForge.Gans.Settings;
using GanForge.Tensors;

namespace GanForge.Gans.Architectures;

internal static class ImageShape
{
    /// <summary>Converts the shape (H, W, C) of an image to (N, H, W, C) for a batch.</summary>
    public static Shape Batch(this Shape image, int count) => [count, image[0], image[1], image[2]];

    /// <summary>
    /// True if the "image" is a point: a vector without spatial structure, suitable only for dense layers.
    /// </summary>
    public static bool IsPoint(this Shape image) => image[0] == 1 && image[1] == 1;

    /// <summary>Rejects points in architectures that do not support them.</summary>
    /// <exception cref="UserErrorException">The image is a point.</exception>
    public static void RequireImage(
        this Shape image,
        string architecture,
        string instead = "take a recipe whose networks are dense for points: all but dcgan and dcgan-sgd"
    )
    {
        if (image.IsPoint())
        {
            throw new UserErrorException(
                $"{architecture} is made of convolutions, which points have no use for; {instead}."
            );
        }
    }

    /// <summary>Computes a quarter of a height or width.</summary>
    /// <exception cref="UserErrorException">The size is not a multiple of 4.</exception>
    public static int Quarter(int size) =>
        size % 4 == 0
            ? size / 4
            : throw new UserErrorException(
                $"This recipe makes images whose size is a multiple of 4, not {size}; give image-size "
                    + $"{size / 4 * 4} or {(size / 4 * 4) + 4}."
            );
}
