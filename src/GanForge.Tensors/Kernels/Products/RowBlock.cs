using System.Runtime.Intrinsics.X86;
using GanForge.Tensors.Simd;

namespace GanForge.Tensors.Kernels.Products;

/// <summary>
/// Some rows of a product. Each row of the left-hand side is a pointer, and all rows read their terms at the same
/// offsets (a matrix row: one run; an output pixel of a convolution: one run per kernel row).
/// </summary>
internal readonly unsafe struct RowBlock<TSimd>(PackedMatrix b, float negativeSlope)
    where TSimd : struct, ISimd<TSimd>
{
    /// <summary>
    /// The number of rows of B per pass: 1,024 × 64 columns are 256 KB, which stay in the second-level cache while all
    /// tiles of the block use them.
    /// </summary>
    private const int SweptRows = 1024;

    private const int NumbersOfCacheLine = 16;

    /// <summary>Computes the block's rows in the columns of the given panels.</summary>
    /// <param name="a">A pointer for each row, followed by <see cref="ProductTile.Rows"/> spare places.</param>
    /// <param name="c">The start of each row of the result.</param>
    /// <param name="rows">The number of rows.</param>
    /// <param name="runs">The number of runs.</param>
    /// <param name="length">The number of elements per run.</param>
    /// <param name="offsets">The start of each run, relative to a row's pointer.</param>
    /// <param name="rowsOfB">The row of B at which each run starts.</param>
    /// <param name="firstPanel">The first panel.</param>
    /// <param name="lastPanel">The end of the panels, exclusive.</param>
    public void Multiply(
        float** a,
        float** c,
        int rows,
        int runs,
        int length,
        int* offsets,
        int* rowsOfB,
        int firstPanel,
        int lastPanel
    )
    {
        for (var spare = 0; spare < ProductTile.Rows; spare++)
            a[rows + spare] = a[0];
        var runsAtOnce = Math.Max(1, SweptRows / Math.Max(length, 1));
        var lengthAtOnce = runsAtOnce > 1 ? length : Math.Min(length, SweptRows);
        var offsetsOfB = stackalloc int[Math.Max(runs, 1)];
        for (var panel = firstPanel; panel < lastPanel; panel++)
        {
            var (firstColumn, vectors) = b.Panels[panel];
            var width = vectors * TSimd.Lanes;
            for (var run = 0; run < runs; run++)
                offsetsOfB[run] = rowsOfB[run] * width;

            var isFirst = true;
            for (var run = 0; run < runs || isFirst; run += runsAtOnce)
            {
                for (var start = 0; start < length || isFirst; start += lengthAtOnce)
                {
                    var part = new TileRuns
                    {
                        OffsetsA = offsets + run,
                        OffsetsB = offsetsOfB + run,
                        Count = Math.Min(runsAtOnce, runs - run),
                        Length = Math.Min(lengthAtOnce, length - start),
                        StartA = start,
                        StepA = 1,
                        StepB = width,
                    };
                    var isLast = run + runsAtOnce >= runs && start + lengthAtOnce >= length;
                    var epilogue = isLast
                        ? new TileEpilogue(b.Bias(firstColumn), negativeSlope)
                        : new TileEpilogue(null, 1f);
                    Sweep(
                        a,
                        c,
                        rows,
                        part,
                        b.Panel(firstColumn) + ((nint)start * width),
                        panel == firstPanel,
                        firstColumn,
                        vectors,
                        accumulate: !isFirst,
                        epilogue
                    );
                    isFirst = false;
                }
            }
        }
    }

    private void Sweep(
        float** a,
        float** c,
        int rows,
        in TileRuns runs,
        float* panel,
        bool isFirstPanel,
        int firstColumn,
        int vectors,
        bool accumulate,
        in TileEpilogue epilogue
    )
    {
        var columns = Math.Min(vectors * TSimd.Lanes, b.Panels.Columns - firstColumn);
        var results = stackalloc float*[ProductTile.Rows];
        for (var row = 0; row < rows; row += ProductTile.Rows)
        {
            var wanted = Math.Min(ProductTile.Rows, rows - row);
            for (var r = 0; r < wanted; r++)
                results[r] = c[row + r] + firstColumn;
            if (isFirstPanel && row + ProductTile.Rows < rows)
                Prefetch(a + row + ProductTile.Rows, runs);
            ProductTile.Run<TSimd>(vectors, wanted, columns, runs, a + row, panel, results, accumulate, epilogue);
        }
    }

    /// <summary>
    /// Prefetches the next tile's rows while this one is computed: the first panel reads a row from memory in many
    /// short stretches, which the hardware prefetcher does not predict.
    /// </summary>
    private static void Prefetch(float** a, in TileRuns runs)
    {
        if (!Sse.IsSupported)
            return;
        for (var run = 0; run < runs.Count; run++)
        {
            var offset = runs.OffsetsA[run] + runs.StartA;
            for (var i = 0; i < runs.Length; i += NumbersOfCacheLine)
            {
                for (var r = 0; r < ProductTile.Rows; r++)
                    Sse.Prefetch0(a[r] + offset + i);
            }
        }
    }
}
