namespace GanForge.Tensors;

/// <summary>
/// Some rows of a product: each row of the left-hand side is a pointer, and reads its sum's terms at the same offsets
/// from there (a matrix row: one run; a convolution's output pixel: a run of channels for each kernel tap).
/// </summary>
internal readonly unsafe struct RowBlock<TSimd>(PackedMatrix b, int depth, float slope)
    where TSimd : struct, ISimd<TSimd>
{
    /// <summary>
    /// Rows of B that are swept at a time: 1,024 × 64 columns are 256 KB, which stay in the second-level cache while all
    /// tiles of the block pass over them.
    /// </summary>
    private const int SweptRows = 1024;

    /// <summary>Computes the block's rows in the columns of the given panels.</summary>
    /// <param name="a">A pointer for each row, <see cref="ProductTile.Rows"/> spare places behind them.</param>
    /// <param name="c">Where each row of the result begins, spare places likewise.</param>
    /// <param name="rows">The number of rows.</param>
    /// <param name="taps">The number of taps.</param>
    /// <param name="offsets">Where each tap begins, from a row's pointer.</param>
    /// <param name="tapsOfB">Which block of B belongs to each tap.</param>
    /// <param name="firstPanel">The first panel.</param>
    /// <param name="lastPanel">The panel to stop before.</param>
    public void Multiply(float** a, float** c, int rows, int taps, int* offsets, int* tapsOfB, int firstPanel, int lastPanel)
    {
        for (var spare = 0; spare < ProductTile.Rows; spare++)
            a[rows + spare] = a[0];
        var offsetsOfB = stackalloc int[Math.Max(taps, 1)];
        for (var panel = firstPanel; panel < lastPanel; panel++)
        {
            var (firstColumn, vectors) = b.Panels[panel];
            var width = vectors * TSimd.Lanes;
            for (var tap = 0; tap < taps; tap++)
                offsetsOfB[tap] = tapsOfB[tap] * depth * width;

            var tapsAtOnce = Math.Max(1, SweptRows / Math.Max(depth, 1));
            var depthAtOnce = tapsAtOnce > 1 ? depth : Math.Min(depth, SweptRows);
            var isFirst = true;
            for (var tap = 0; tap < taps || isFirst; tap += tapsAtOnce)
            {
                for (var start = 0; start < depth || isFirst; start += depthAtOnce)
                {
                    var runs = new TileRuns
                    {
                        OffsetsA = offsets + tap,
                        OffsetsB = offsetsOfB + tap,
                        Count = Math.Min(tapsAtOnce, taps - tap),
                        Length = Math.Min(depthAtOnce, depth - start),
                        StartA = start,
                        StepA = 1,
                        StepB = width,
                    };
                    var isLast = tap + tapsAtOnce >= taps && start + depthAtOnce >= depth;
                    var epilogue = isLast ? new TileEpilogue(b.Bias(firstColumn), slope) : new TileEpilogue(null, 1f);
                    Sweep(a, c, rows, runs, b.Panel(firstColumn) + ((nint)start * width), firstColumn, vectors, accumulate: !isFirst, epilogue);
                    isFirst = false;
                }
            }
        }
    }

    private void Sweep(float** a, float** c, int rows, in TileRuns runs, float* panel, int firstColumn, int vectors, bool accumulate, in TileEpilogue epilogue)
    {
        var columns = Math.Min(vectors * TSimd.Lanes, b.Panels.Columns - firstColumn);
        var results = stackalloc float*[ProductTile.Rows];
        for (var row = 0; row < rows; row += ProductTile.Rows)
        {
            var wanted = Math.Min(ProductTile.Rows, rows - row);
            for (var r = 0; r < wanted; r++)
                results[r] = c[row + r] + firstColumn;
            ProductTile.Run<TSimd>(vectors, wanted, columns, runs, a + row, panel, results, accumulate, epilogue);
        }
    }
}
