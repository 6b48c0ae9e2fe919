using GanForge.Tensors;

namespace GanForge.Networks.Layers;

internal static class Images
{
    /// <summary>A layer that looks at heights and widths says so before it looks.</summary>
    public static void Require(Tensor x, Module layer)
    {
        if (x.Rank != 4)
            throw new ArgumentException($"{layer.GetType().Name} takes images (N, H, W, C), not a tensor of shape {x.Shape}.");
    }
}
