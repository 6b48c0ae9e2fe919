using GanForge.Tensors.Simd;
using GanForge.Tensors.Threading;

namespace GanForge.Tensors.Kernels.Products;

/// <summary>
/// A transposed convolution to images of few channels: every input pixel is multiplied with all taps at once, as one
/// matrix row, and each image pixel then adds up its products.
/// </summary>
internal static unsafe class ScatterProduct
{
    /// <summary>The minimum number of output pixels per task, so that tiny images share one.</summary>
    private const int PixelsOfTask = 128;

    public static void Run<TSimd>(
        in ConvGeometry geometry,
        float* dy,
        float* dx,
        in PackedMatrix b,
        float* bias,
        float negativeSlope
    )
        where TSimd : struct, ISimd<TSimd>
    {
        var images = Math.Clamp(PixelsOfTask / geometry.OutputPixels, 1, geometry.Images);
        var job = new Job<TSimd>(geometry, dy, dx, b, new RowBlock<TSimd>(b, 1f), bias, negativeSlope, images);
        Workers.Run(ref job, (geometry.Images + images - 1) / images);
    }

    private readonly struct Job<TSimd>(
        ConvGeometry g,
        float* dy,
        float* dx,
        PackedMatrix b,
        RowBlock<TSimd> block,
        float* bias,
        float negativeSlope,
        int imagesOfTask
    ) : IJob
        where TSimd : struct, ISimd<TSimd>
    {
        /// <summary>The number of rows whose pointers are set up at a time.</summary>
        private const int RowsAtOnce = 192;

        public void Run(int task)
        {
            var first = task * imagesOfTask;
            var images = Math.Min(imagesOfTask, g.Images - first);
            var rows = images * g.OutputPixels;
            var products = StoragePool.Rent(rows * g.Patch);
            Multiply(dy + (first * g.OutputSize), rows, products.Pointer);
            for (var image = 0; image < images; image++)
            {
                Collect(
                    products.Pointer + ((nint)image * g.OutputPixels * g.Patch),
                    dx + ((first + image) * g.ImageSize)
                );
            }

            StoragePool.Return(products);
        }

        private void Multiply(float* from, int rows, float* products)
        {
            var a = stackalloc float*[RowsAtOnce + ProductTile.Rows];
            var c = stackalloc float*[RowsAtOnce];
            var (noOffset, firstRow) = (0, 0);
            for (var start = 0; start < rows; start += RowsAtOnce)
            {
                var count = Math.Min(RowsAtOnce, rows - start);
                for (var row = 0; row < count; row++)
                {
                    a[row] = from + ((nint)(start + row) * g.OutputChannels);
                    c[row] = products + ((nint)(start + row) * g.Patch);
                }
                block.Multiply(a, c, count, 1, g.OutputChannels, &noOffset, &firstRow, 0, b.Panels.Count);
            }
        }

        /// <summary>Adds the products to the image; those of one pixel and kernel row are contiguous in both.</summary>
        private void Collect(float* products, float* image)
        {
            for (var i = 0; i < g.ImageSize; i++)
                image[i] = bias is null ? 0f : bias[i % g.Channels];
            var row = g.KernelWidth * g.Channels;
            for (var oy = 0; oy < g.OutputHeight; oy++)
            {
                var y = (oy * g.Window.StrideY) - g.Window.PadTop;
                for (var ox = 0; ox < g.OutputWidth; ox++, products += g.Patch)
                {
                    var x = (ox * g.Window.StrideX) - g.Window.PadLeft;
                    var first = Math.Max(0, -x) * g.Channels;
                    var last = Math.Min(g.KernelWidth, g.Width - x) * g.Channels;
                    for (var ky = Math.Max(0, -y); ky < Math.Min(g.KernelHeight, g.Height - y); ky++)
                    {
                        var from = products + (ky * row);
                        var to = image + ((((y + ky) * g.Width) + x) * g.Channels);
                        for (var i = first; i < last; i++)
                            to[i] += from[i];
                    }
                }
            }
            for (var i = 0; i < g.ImageSize && negativeSlope != 1f; i++)
                image[i] = image[i] > 0f ? image[i] : image[i] * negativeSlope;
        }
    }
}
