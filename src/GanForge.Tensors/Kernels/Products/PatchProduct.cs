namespace GanForge.Tensors;

/// <summary>A convolution of images with few channels: patches are copied together and multiplied as matrix rows.</summary>
internal static unsafe class PatchProduct
{
    /// <summary>Patches of a task take at most so many numbers: they stay in the first-level cache.</summary>
    private const int NumbersOfTask = 8192;

    public static void Run<TSimd>(in ConvGeometry geometry, float* x, float* y, in PackedMatrix b, float slope)
        where TSimd : struct, ISimd<TSimd>
    {
        var pixels = (long)geometry.Images * geometry.OutputPixels;
        var rows = (int)Math.Min(pixels, Math.Clamp(NumbersOfTask / geometry.Patch / ProductTile.Rows, 1, 32) * ProductTile.Rows);
        var job = new Job<TSimd>(geometry, x, y, b, new RowBlock<TSimd>(b, geometry.Patch, slope), rows, pixels);
        var tasks = (int)((pixels + rows - 1) / rows);
        if (pixels * geometry.Patch * geometry.OutputChannels >= RowProduct.WorthSharing)
        {
            Workers.Run(ref job, tasks);
            return;
        }
        for (var task = 0; task < tasks; task++)
            job.Run(task);
    }

    private readonly struct Job<TSimd>(ConvGeometry geometry, float* x, float* y, PackedMatrix b, RowBlock<TSimd> block, int rowsOfTask, long pixels) : IJob
        where TSimd : struct, ISimd<TSimd>
    {
        public void Run(int task)
        {
            var first = (long)task * rowsOfTask;
            var rows = (int)Math.Min(rowsOfTask, pixels - first);
            var patches = stackalloc float[rows * geometry.Patch];
            Patches.Gather(geometry, x, first, rows, patches);
            var from = stackalloc float*[rows + ProductTile.Rows];
            var to = stackalloc float*[rows];
            for (var row = 0; row < rows; row++)
            {
                from[row] = patches + (row * geometry.Patch);
                to[row] = y + ((nint)(first + row) * geometry.OutputChannels);
            }
            var (noOffset, onlyTap) = (0, 0);
            block.Multiply(from, to, rows, 1, &noOffset, &onlyTap, 0, b.Panels.Count);
        }
    }
}
