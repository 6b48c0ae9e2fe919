using GanForge.Data;
using GanForge.Gans.Settings;

namespace GanForge.Gans.Architectures;

/// <summary>The shapes that architectures support.</summary>
internal static class SupportedShapes
{
    /// <summary>Rejects points in architectures that do not support them.</summary>
    /// <exception cref="UserErrorException">The image is a point.</exception>
    public static void RequireImage(
        this ImageShape image,
        string architecture,
        string instead = "take a recipe whose networks are dense for points: all but dcgan and dcgan-sgd"
    )
    {
        if (image.IsPoint)
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
