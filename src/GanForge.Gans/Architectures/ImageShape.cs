using GanForge.Tensors;

namespace GanForge.Gans;

internal static class ImageShape
{
    /// <summary>(H, W, C) of one image to (N, H, W, C) of a batch.</summary>
    public static Shape Batch(this Shape image, int count) => [count, image[0], image[1], image[2]];

    /// <summary>A quarter of a height or width.</summary>
    /// <exception cref="UserErrorException">It is no multiple of 4.</exception>
    public static int Quarter(int size) => size % 4 == 0
        ? size / 4
        : throw new UserErrorException($"This recipe makes images whose size is a multiple of 4, not {size}; give image-size {size / 4 * 4} or {(size / 4 * 4) + 4}.");
}
