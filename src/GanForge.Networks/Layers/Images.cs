using GanForge.Tensors;

namespace GanForge.Networks.Layers;

internal static class Images
{
    /// <summary>Requires a batch of images (N, H, W, C) as a layer's input.</summary>
    public static void Require(Tensor x, Module layer)
    {
        if (x.Rank != 4)
        {
            throw new ArgumentException(
                $"{layer.GetType().Name} takes images (N, H, W, C), not a tensor of shape {x.Shape}."
            );
        }
    }
}
