using GanForge.Tensors.Simd;
using GanForge.Tensors.Threading;

namespace GanForge.Tensors.Kernels.Products;

/// <summary>
/// A product summed over pixels (or over the examples of a batch): the weight gradient of convolutions and linear
/// layers.
/// </summary>
/// <remarks>
/// Six input channels at one tap are the six rows of a tile, all read from one place; its columns are output channels.
/// Pixels are processed in blocks, so that the block's packed slice of dy stays in the first-level cache and the sums
/// in the second. Each task owns its part of the result; if there are too few parts, the pixels are also split at fixed
/// places and the partial sums added in order.
/// </remarks>
internal static unsafe class OuterProduct
{
    /// <summary>128 pixels × 64 columns are 32 KB of dy.</summary>
    private const int PixelsOfBlock = 128;

    /// <summary>
    /// The maximum number of results per task: 64 K numbers are 256 KB, a quarter of a typical second-level cache.
    /// </summary>
    private const int NumbersOfTask = 1 << 16;

    private const int MinTasks = 8;

    /// <summary>dw (kernel height, kernel width, C, K) = Σ over images and pixels of x ⊗ dy.</summary>
    public static void Run<TSimd>(in ConvGeometry geometry, float* x, float* dy, float* dw)
        where TSimd : struct, ISimd<TSimd>
    {
        var partition = new OuterPartition(geometry, TSimd.Lanes, PixelsOfBlock, NumbersOfTask, MinTasks);
        var size = geometry.Patch * geometry.OutputChannels;
        var partial = partition.Splits > 1 ? StoragePool.Rent(size * partition.Splits) : null;
        var job = new Job<TSimd>(geometry, partition, x, dy, partial is null ? dw : partial.Pointer, size);
        var work = (long)geometry.Images * geometry.OutputPixels * size;
        if (work >= RowProduct.WorthSharing)
        {
            Workers.Run(ref job, partition.Tasks);
        }
        else
        {
            for (var task = 0; task < partition.Tasks; task++)
                job.Run(task);
        }
        if (partial is not null)
        {
            var sum = new SumOfSplits<TSimd>(partial.Pointer, partition.Splits, size, dw);
            Workers.Run(ref sum, Chunk.CountOf(size));
            StoragePool.Return(partial);
        }
    }

    /// <summary>Adds the partial sums in the order of the splits.</summary>
    private readonly struct SumOfSplits<TSimd>(float* partial, int splits, int size, float* dw) : IJob
        where TSimd : struct, ISimd<TSimd>
    {
        public void Run(int task)
        {
            var (start, end) = Chunk.Range(size, task);
            var i = start;
            for (; i <= end - TSimd.Lanes; i += TSimd.Lanes)
            {
                var sum = TSimd.Load(partial + i);
                for (var split = 1; split < splits; split++)
                    sum = TSimd.Add(sum, TSimd.Load(partial + ((nint)split * size) + i));
                TSimd.Store(dw + i, sum);
            }
            for (; i < end; i++)
            {
                var sum = partial[i];
                for (var split = 1; split < splits; split++)
                    sum += partial[((nint)split * size) + i];
                dw[i] = sum;
            }
        }
    }

    private readonly struct Job<TSimd>(
        ConvGeometry g,
        OuterPartition partition,
        float* x,
        float* dy,
        float* dw,
        int sizeOfSplit
    ) : IJob
        where TSimd : struct, ISimd<TSimd>
    {
        public void Run(int task)
        {
            var part = partition[task];
            var (firstColumn, vectors) = partition.Panels[part.Panel];
            var width = vectors * TSimd.Lanes;
            var columns = Math.Min(width, g.OutputChannels - firstColumn);
            var copiesDy = columns < g.OutputChannels || columns < width;
            var panel = stackalloc float[copiesDy ? partition.PixelsOfBlock * width : 1];
            var patches = stackalloc float[partition.GathersPatches ? partition.PixelsOfBlock * g.Patch : 1];
            var result = dw + ((nint)part.Split * sizeOfSplit) + firstColumn;

            for (var block = part.FirstBlock; block < part.LastBlock; block++)
            {
                var pixels = partition.Block(block);
                var firstPixel = ((long)pixels.FirstRow * g.OutputWidth) + pixels.FirstColumn;
                var b = dy + ((nint)firstPixel * g.OutputChannels) + firstColumn;
                if (copiesDy)
                {
                    Copy(b, pixels.Count, columns, panel, width);
                    b = panel;
                }
                var accumulate = block > part.FirstBlock;
                if (partition.GathersPatches)
                {
                    Patches.Gather(g, x, firstPixel, pixels.Count, patches);
                    MultiplyPatches(patches, b, pixels.Count, part, result, vectors, columns, width, accumulate);
                }
                else
                {
                    for (var tap = part.FirstTap; tap < part.LastTap; tap++)
                        MultiplyTap(tap, b, pixels, part, result, vectors, columns, width, accumulate);
                }
            }
        }

        private void MultiplyPatches(
            float* patches,
            float* b,
            int pixels,
            in OuterPart part,
            float* result,
            int vectors,
            int columns,
            int width,
            bool accumulate
        )
        {
            var none = 0;
            var runs = new TileRuns
            {
                OffsetsA = &none,
                OffsetsB = &none,
                Count = 1,
                Length = pixels,
                StepA = g.Patch,
                StepB = width,
            };
            MultiplyRows(patches, part.FirstChannel, part.LastChannel, runs, b, result, vectors, columns, accumulate);
        }

        private void MultiplyTap(
            int tap,
            float* b,
            in PixelBlock pixels,
            in OuterPart part,
            float* result,
            int vectors,
            int columns,
            int width,
            bool accumulate
        )
        {
            var (ky, kx) = (tap / g.KernelWidth, tap % g.KernelWidth);
            // The output columns whose pixel under this tap lies inside the image.
            var first = Math.Max(pixels.FirstColumn, DivideUp(Math.Max(g.Window.PadLeft - kx, 0), g.Window.StrideX));
            var last = Math.Min(
                pixels.LastColumn,
                DivideUp(Math.Max(g.Width + g.Window.PadLeft - kx, 0), g.Window.StrideX)
            );
            var offsetsA = stackalloc int[pixels.Rows];
            var offsetsB = stackalloc int[pixels.Rows];
            var count = 0;
            for (var row = 0; row < pixels.Rows && first < last; row++)
            {
                var (image, oy) = Math.DivRem(pixels.FirstRow + row, g.OutputHeight);
                var y = (oy * g.Window.StrideY) - g.Window.PadTop + ky;
                if ((uint)y >= (uint)g.Height)
                    continue;
                var xOfFirst = (first * g.Window.StrideX) - g.Window.PadLeft + kx;
                offsetsA[count] = (((((image * g.Height) + y) * g.Width) + xOfFirst) * g.Channels);
                offsetsB[count] =
                    ((row * (pixels.LastColumn - pixels.FirstColumn)) + first - pixels.FirstColumn) * width;
                count++;
            }
            if (count == 0 && accumulate)
                return;
            var runs = new TileRuns
            {
                OffsetsA = offsetsA,
                OffsetsB = offsetsB,
                Count = count,
                Length = last - first,
                StepA = g.Window.StrideX * g.Channels,
                StepB = width,
            };
            MultiplyRows(
                x,
                part.FirstChannel,
                part.LastChannel,
                runs,
                b,
                result + ((nint)tap * g.Channels * g.OutputChannels),
                vectors,
                columns,
                accumulate
            );
        }

        private void MultiplyRows(
            float* a,
            int firstRow,
            int lastRow,
            in TileRuns runs,
            float* b,
            float* result,
            int vectors,
            int columns,
            bool accumulate
        )
        {
            var rowsOfA = stackalloc float*[ProductTile.Rows];
            var rowsOfC = stackalloc float*[ProductTile.Rows];
            var none = new TileEpilogue(null, 1f);
            for (var row = firstRow; row < lastRow; row += ProductTile.Rows)
            {
                var wanted = Math.Min(ProductTile.Rows, lastRow - row);
                for (var r = 0; r < ProductTile.Rows; r++)
                {
                    rowsOfA[r] = a + row + Math.Min(r, wanted - 1);
                    rowsOfC[r] = result + ((nint)(row + r) * g.OutputChannels);
                }
                ProductTile.Run<TSimd>(vectors, wanted, columns, runs, rowsOfA, b, rowsOfC, accumulate, none);
            }
        }

        private void Copy(float* from, int pixels, int columns, float* to, int width)
        {
            for (var pixel = 0; pixel < pixels; pixel++, from += g.OutputChannels, to += width)
            {
                var column = 0;
                for (; column <= columns - TSimd.Lanes; column += TSimd.Lanes)
                    TSimd.Store(to + column, TSimd.Load(from + column));
                for (; column < columns; column++)
                    to[column] = from[column];
                for (; column < width; column++)
                    to[column] = 0f;
            }
        }

        private static int DivideUp(int value, int by) => (value + by - 1) / by;
    }
}
