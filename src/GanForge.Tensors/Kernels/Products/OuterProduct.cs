namespace GanForge.Tensors;

/// <summary>
/// A product summed over pixels (or over the examples of a batch): the weight gradient of convolutions and linear maps.
/// Six channels of the input at one tap are six rows of a tile, all read from one place; columns are output channels.
/// Pixels are swept in blocks; the block's slice of dy, copied together, and the sums of a task stay in the second-level
/// cache. Each task owns its part of the result; where there are too few parts, the pixels are split at fixed places as
/// well and the partial sums added in order.
/// </summary>
internal static unsafe class OuterProduct
{
    /// <summary>128 pixels × 64 columns are 32 KB of dy.</summary>
    private const int PixelsOfBlock = 128;

    /// <summary>Results of a task: 128 K numbers are 512 KB, which a usual second-level cache holds.</summary>
    private const int NumbersOfTask = 1 << 17;

    /// <summary>So many multiply-adds and more (half a millisecond of one core) are cut into eight tasks, fewer into four.</summary>
    private const long LargeWork = 1 << 26;

    /// <summary>dw (kernel height, kernel width, C, K) = Σ over images and pixels of x ⊗ dy.</summary>
    public static void Run<TSimd>(in ConvGeometry geometry, float* x, float* dy, float* dw)
        where TSimd : struct, ISimd<TSimd>
    {
        var size = geometry.Patch * geometry.OutputChannels;
        var work = (long)geometry.Images * geometry.OutputPixels * size;
        var partition = new OuterPartition(geometry, TSimd.Lanes, PixelsOfBlock, NumbersOfTask, fewestTasks: work >= LargeWork ? 8 : 4);
        var partial = partition.Splits > 1 ? StoragePool.Rent(size * (partition.Splits - 1)) : null;
        var job = new Job<TSimd>(geometry, partition, x, dy, dw, partial is null ? null : partial.Pointer, size);
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
            var sum = new SumJob<TSimd>(dw, partial.Pointer, size, partition.Splits - 1);
            Workers.Run(ref sum, sum.Tasks);
            StoragePool.Return(partial);
        }
    }

    private readonly struct Job<TSimd>(ConvGeometry g, OuterPartition partition, float* x, float* dy, float* dw, float* partial, int size) : IJob
        where TSimd : struct, ISimd<TSimd>
    {
        public void Run(int task)
        {
            var part = partition[task];
            var copies = stackalloc float[partition.PixelsOfBlock * partition.WidthOf(part)];
            var patches = stackalloc float[partition.GathersPatches ? partition.PixelsOfBlock * g.Patch : 1];
            var result = part.Split == 0 ? dw : partial + ((nint)(part.Split - 1) * size);
            for (var block = part.FirstBlock; block < part.LastBlock; block++)
            {
                var pixels = partition.Block(block);
                var firstPixel = ((long)pixels.FirstRow * g.OutputWidth) + pixels.FirstColumn;
                CopyPanels(dy + ((nint)firstPixel * g.OutputChannels), pixels.Count, part, copies);
                var accumulate = block > part.FirstBlock;
                if (partition.GathersPatches)
                {
                    Patches.Gather(g, x, firstPixel, pixels.Count, patches);
                    var (from, first) = (0, 0);
                    MultiplyRows(patches, part, &from, &first, 1, pixels.Count, g.Patch, copies, pixels.Count, result, accumulate);
                    continue;
                }
                for (var tap = part.FirstTap; tap < part.LastTap; tap++)
                    MultiplyTap(tap, pixels, part, copies, result, accumulate);
            }
        }

        private void MultiplyTap(int tap, in PixelBlock pixels, in OuterPart part, float* copies, float* result, bool accumulate)
        {
            var (ky, kx) = Math.DivRem(tap, g.KernelWidth);
            // Output columns whose pixel under this tap lies in the image.
            var first = Math.Max(pixels.FirstColumn, DivideUp(Math.Max(g.Window.PadLeft - kx, 0), g.Window.StrideX));
            var last = Math.Min(pixels.LastColumn, DivideUp(Math.Max(g.Width + g.Window.PadLeft - kx, 0), g.Window.StrideX));
            var starts = stackalloc int[pixels.Rows];
            var firstPixels = stackalloc int[pixels.Rows];
            var count = 0;
            for (var row = 0; row < pixels.Rows && first < last; row++)
            {
                var (image, oy) = Math.DivRem(pixels.FirstRow + row, g.OutputHeight);
                var y = (oy * g.Window.StrideY) - g.Window.PadTop + ky;
                if ((uint)y >= (uint)g.Height)
                    continue;
                starts[count] = ((((image * g.Height) + y) * g.Width) + (first * g.Window.StrideX) - g.Window.PadLeft + kx) * g.Channels;
                firstPixels[count] = (row * (pixels.LastColumn - pixels.FirstColumn)) + first - pixels.FirstColumn;
                count++;
            }
            if (count > 0 || !accumulate)
                MultiplyRows(x, part, starts, firstPixels, count, last - first, g.Window.StrideX * g.Channels, copies, pixels.Count, result + ((nint)tap * g.Channels * g.OutputChannels), accumulate);
        }

        private void MultiplyRows(float* a, in OuterPart part, int* starts, int* firstPixels, int count, int length, nint step, float* copies, int pixels, float* result, bool accumulate)
        {
            var rowsOfA = stackalloc float*[ProductTile.Rows];
            var rowsOfC = stackalloc float*[ProductTile.Rows];
            var offsets = stackalloc int[Math.Max(count, 1)];
            var none = new TileEpilogue(null, 1f);
            var panelCopy = copies;
            for (var panel = part.FirstPanel; panel < part.LastPanel; panel++)
            {
                var (firstColumn, vectors) = partition.Panels[panel];
                var width = vectors * TSimd.Lanes;
                var columns = Math.Min(width, g.OutputChannels - firstColumn);
                for (var run = 0; run < count; run++)
                    offsets[run] = firstPixels[run] * width;
                var runs = new TileRuns { OffsetsA = starts, OffsetsB = offsets, Count = count, Length = length, StepA = step, StepB = width };
                for (var row = part.FirstChannel; row < part.LastChannel; row += ProductTile.Rows)
                {
                    var wanted = Math.Min(ProductTile.Rows, part.LastChannel - row);
                    for (var r = 0; r < ProductTile.Rows; r++)
                    {
                        rowsOfA[r] = a + row + Math.Min(r, wanted - 1);
                        rowsOfC[r] = result + ((nint)(row + r) * g.OutputChannels) + firstColumn;
                    }
                    ProductTile.Run<TSimd>(vectors, wanted, columns, runs, rowsOfA, panelCopy, rowsOfC, accumulate, none);
                }
                panelCopy += pixels * width;
            }
        }

        /// <summary>Copies the block's slice of dy panel by panel, so that a tile reads it in a straight line.</summary>
        private void CopyPanels(float* from, int pixels, in OuterPart part, float* to)
        {
            for (var panel = part.FirstPanel; panel < part.LastPanel; panel++)
            {
                var (firstColumn, vectors) = partition.Panels[panel];
                var width = vectors * TSimd.Lanes;
                var columns = Math.Min(width, g.OutputChannels - firstColumn);
                var source = from + firstColumn;
                for (var pixel = 0; pixel < pixels; pixel++, source += g.OutputChannels, to += width)
                {
                    var column = 0;
                    for (; column <= columns - TSimd.Lanes; column += TSimd.Lanes)
                        TSimd.Store(to + column, TSimd.Load(source + column));
                    for (; column < columns; column++)
                        to[column] = source[column];
                    for (; column < width; column++)
                        to[column] = 0f;
                }
            }
        }

        private static int DivideUp(int value, int by) => (value + by - 1) / by;
    }

    /// <summary>Adds the partial sums of the splits, in their order.</summary>
    private readonly struct SumJob<TSimd>(float* dw, float* partial, int size, int splits) : IJob
        where TSimd : struct, ISimd<TSimd>
    {
        private const int NumbersOfChunk = 8192;

        public int Tasks => (size + NumbersOfChunk - 1) / NumbersOfChunk;

        public void Run(int task)
        {
            var last = Math.Min((task + 1) * NumbersOfChunk, size);
            for (var split = 0; split < splits; split++)
            {
                var from = partial + ((nint)split * size);
                var i = task * NumbersOfChunk;
                for (; i <= last - TSimd.Lanes; i += TSimd.Lanes)
                    TSimd.Store(dw + i, TSimd.Add(TSimd.Load(dw + i), TSimd.Load(from + i)));
                for (; i < last; i++)
                    dw[i] += from[i];
            }
        }
    }
}
