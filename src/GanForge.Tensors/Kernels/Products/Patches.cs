using System.Runtime.Intrinsics;

namespace GanForge.Tensors.Kernels.Products;

/// <summary>Copies the patches under the kernel, with zeros outside the image; for images of few channels.</summary>
internal static unsafe class Patches
{
    /// <summary>
    /// Copies the patches of <paramref name="count"/> output pixels, counted over all images, starting at
    /// <paramref name="first"/>.
    /// </summary>
    public static void Gather(in ConvGeometry g, float* x, long first, int count, float* to)
    {
        var image = first / g.OutputPixels;
        var pixel = (int)(first % g.OutputPixels);
        for (var i = 0; i < count; i++, to += g.Patch)
        {
            GatherOne(g, x + (image * g.ImageSize), pixel / g.OutputWidth, pixel % g.OutputWidth, to);
            if (++pixel == g.OutputPixels)
            {
                pixel = 0;
                image++;
            }
        }
    }

    private static void GatherOne(in ConvGeometry g, float* image, int outputY, int outputX, float* to)
    {
        var y = (outputY * g.Window.StrideY) - g.Window.PadTop;
        var x = (outputX * g.Window.StrideX) - g.Window.PadLeft;
        var firstTap = Math.Max(0, -x);
        var lastTap = Math.Min(g.KernelWidth, g.Width - x);
        var row = g.KernelWidth * g.Channels;
        for (var ky = 0; ky < g.KernelHeight; ky++, to += row)
        {
            if ((uint)(y + ky) >= (uint)g.Height || firstTap >= lastTap)
            {
                new Span<float>(to, row).Clear();
                continue;
            }
            var from = image + ((((y + ky) * g.Width) + x) * g.Channels);
            if (row == 4 && lastTap - firstTap == g.KernelWidth)
            {
                Vector128.Store(Vector128.Load(from), to);
                continue;
            }
            var i = 0;
            for (; i < firstTap * g.Channels; i++)
                to[i] = 0f;
            for (; i < lastTap * g.Channels; i++)
                to[i] = from[i];
            for (; i < row; i++)
                to[i] = 0f;
        }
    }
}
