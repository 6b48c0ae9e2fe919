using GanForge.Imaging.Grids;
using GanForge.Tensors;
using GanForge.Tensors.Random;

namespace GanForge.Gans.Architectures;

/// <summary>Noise for a denoising autoencoder to remove: random values become black or white.</summary>
internal static class SaltAndPepper
{
    /// <summary>
    /// Copies images (N, H, W, C) with a share of the values replaced by black or white with equal probability.
    /// </summary>
    public static Tensor Over(Tensor images, float share, ValueRange range, RandomStream random)
    {
        var noisy = Tensor.Uninitialized(images.Shape);
        var source = images.Span;
        var values = noisy.Span;
        random.FillUniform(values);
        for (var i = 0; i < values.Length; i++)
        {
            values[i] =
                values[i] >= share ? source[i]
                : values[i] < share / 2 ? range.Black
                : range.White;
        }

        return noisy;
    }
}
