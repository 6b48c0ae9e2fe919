using GanForge.Tensors.Simd;
using GanForge.Tensors.Threading;

namespace GanForge.Tensors.Kernels.Products;

/// <summary>
/// A product whose left-hand side is read in place, row by row: forward and transposed convolutions, and matrices.
/// </summary>
internal static unsafe class RowProduct
{
    /// <summary>
    /// The number of multiply-adds (about ten microseconds of one core) below which a product is not parallelized.
    /// </summary>
    public const long WorthSharing = 1 << 19;

    private const int MinTasks = 8;

    public static void Run<TSimd>(
        RowPlan plan,
        float* a,
        nint imageOfA,
        float* c,
        nint imageOfC,
        in PackedMatrix b,
        float negativeSlope
    )
        where TSimd : struct, ISimd<TSimd>
    {
        long work = 0;
        foreach (var task in plan.Tasks)
            work += (long)task.Rows * task.Class.Runs * task.Class.RunLength;
        var groups =
            plan.Tasks.Length >= MinTasks
                ? 1
                : Math.Min(b.Panels.Count, (MinTasks + plan.Tasks.Length - 1) / plan.Tasks.Length);
        var job = new Job<TSimd>(plan, a, imageOfA, c, imageOfC, b, new RowBlock<TSimd>(b, negativeSlope), groups);
        var tasks = plan.Tasks.Length * groups;
        if (work * b.Panels.Columns >= WorthSharing)
        {
            Workers.Run(ref job, tasks);
            return;
        }
        for (var task = 0; task < tasks; task++)
            job.Run(task);
    }

    private readonly struct Job<TSimd>(
        RowPlan plan,
        float* a,
        nint imageOfA,
        float* c,
        nint imageOfC,
        PackedMatrix b,
        RowBlock<TSimd> block,
        int groups
    ) : IJob
        where TSimd : struct, ISimd<TSimd>
    {
        public void Run(int task)
        {
            var (rowClass, firstRow, rows) = plan.Tasks[task / groups];
            var group = task % groups;
            var from = stackalloc float*[rows + ProductTile.Rows];
            var to = stackalloc float*[rows + ProductTile.Rows];
            var image = firstRow / rowClass.Pixels;
            var pixel = firstRow % rowClass.Pixels;
            for (var row = 0; row < rows; row++)
            {
                from[row] = a + (image * imageOfA) + rowClass.From[pixel];
                to[row] = c + (image * imageOfC) + rowClass.To[pixel];
                if (++pixel == rowClass.Pixels)
                {
                    pixel = 0;
                    image++;
                }
            }
            var panels = b.Panels.Count;
            fixed (
                int* offsets = rowClass.Offsets,
                    rowsOfB = rowClass.RowsOfB
            )
            {
                block.Multiply(
                    from,
                    to,
                    rows,
                    rowClass.Runs,
                    rowClass.RunLength,
                    offsets,
                    rowsOfB,
                    panels * group / groups,
                    panels * (group + 1) / groups
                );
            }
        }
    }
}
