using GanForge.Tensors;

namespace GanForge.Gans;

internal static class ImageShape
{
    /// <summary>(H, W, C) of one image to (N, H, W, C) of a batch.</summary>
    public static Shape Batch(this Shape image, int count) => [count, image[0], image[1], image[2]];
}
