using GanForge.Imaging.Grids;
using GanForge.Tensors;
using GanForge.Tensors.Random;

namespace GanForge.Gans.Architectures;

/// <summary>Noise that a denoising autoencoder is to take away again: some pixels are black or white, whatever they were.</summary>
internal static class SaltAndPepper
{
    /// <summary>A copy of images (N, H, W, C) with a share of values made black or white, half and half.</summary>
    public static Tensor Over(Tensor images, float share, ValueRange range, RandomStream random)
    {
        var noisy = Tensor.Uninitialized(images.Shape);
        var source = images.Span;
        var values = noisy.Span;
        random.FillUniform(values);
        for (var i = 0; i < values.Length; i++)
            values[i] = values[i] >= share ? source[i] : values[i] < share / 2 ? range.Black : range.White;
        return noisy;
    }
}
