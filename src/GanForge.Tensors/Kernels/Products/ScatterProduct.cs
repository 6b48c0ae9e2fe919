namespace GanForge.Tensors;

/// <summary>
/// A transposed convolution to images of few channels: every input pixel is multiplied with all taps at once, as one
/// matrix row, and each pixel of the image then collects the products that fall on it.
/// </summary>
internal static unsafe class ScatterProduct
{
    /// <summary>Output pixels of a task at least, so that tiny images share one.</summary>
    private const int PixelsOfTask = 128;

    public static void Run<TSimd>(in ConvGeometry geometry, float* dy, float* dx, in PackedMatrix b, float* bias, float slope)
        where TSimd : struct, ISimd<TSimd>
    {
        var images = Math.Clamp(PixelsOfTask / geometry.OutputPixels, 1, geometry.Images);
        var job = new Job<TSimd>(geometry, dy, dx, b, new RowBlock<TSimd>(b, geometry.OutputChannels, 1f), bias, slope, images);
        Workers.Run(ref job, (geometry.Images + images - 1) / images);
    }

    private readonly struct Job<TSimd>(ConvGeometry g, float* dy, float* dx, PackedMatrix b, RowBlock<TSimd> block, float* bias, float slope, int imagesOfTask) : IJob
        where TSimd : struct, ISimd<TSimd>
    {
        /// <summary>Pointers are set up for so many rows at a time.</summary>
        private const int RowsAtOnce = 192;

        public void Run(int task)
        {
            var first = task * imagesOfTask;
            var images = Math.Min(imagesOfTask, g.Images - first);
            var rows = images * g.OutputPixels;
            var products = StoragePool.Rent(rows * g.Patch);
            Multiply(dy + (first * g.OutputSize), rows, products.Pointer);
            for (var image = 0; image < images; image++)
                Collect(products.Pointer + ((nint)image * g.OutputPixels * g.Patch), dx + ((first + image) * g.ImageSize));
            StoragePool.Return(products);
        }

        private void Multiply(float* from, int rows, float* products)
        {
            var a = stackalloc float*[RowsAtOnce + ProductTile.Rows];
            var c = stackalloc float*[RowsAtOnce];
            var (noOffset, onlyTap) = (0, 0);
            for (var start = 0; start < rows; start += RowsAtOnce)
            {
                var count = Math.Min(RowsAtOnce, rows - start);
                for (var row = 0; row < count; row++)
                {
                    a[row] = from + ((nint)(start + row) * g.OutputChannels);
                    c[row] = products + ((nint)(start + row) * g.Patch);
                }
                block.Multiply(a, c, count, 1, &noOffset, &onlyTap, 0, b.Panels.Count);
            }
        }

        private void Collect(float* products, float* image)
        {
            for (var y = 0; y < g.Height; y++)
            {
                for (var x = 0; x < g.Width; x++, image += g.Channels)
                {
                    for (var channel = 0; channel < g.Channels; channel++)
                    {
                        var sum = bias is null ? 0f : bias[channel];
                        sum += CollectOne(products + channel, y + g.Window.PadTop, x + g.Window.PadLeft);
                        image[channel] = sum > 0f ? sum : sum * slope;
                    }
                }
            }
        }

        private float CollectOne(float* products, int paddedY, int paddedX)
        {
            var sum = 0f;
            for (var ky = paddedY % g.Window.StrideY; ky < g.KernelHeight; ky += g.Window.StrideY)
            {
                var oy = (paddedY - ky) / g.Window.StrideY;
                if (ky > paddedY || oy >= g.OutputHeight)
                    continue;
                for (var kx = paddedX % g.Window.StrideX; kx < g.KernelWidth; kx += g.Window.StrideX)
                {
                    var ox = (paddedX - kx) / g.Window.StrideX;
                    if (kx <= paddedX && ox < g.OutputWidth)
                        sum += products[((((nint)oy * g.OutputWidth) + ox) * g.Patch) + (((ky * g.KernelWidth) + kx) * g.Channels)];
                }
            }
            return sum;
        }
    }
}
