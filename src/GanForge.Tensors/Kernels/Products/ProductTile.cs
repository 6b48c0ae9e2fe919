using System.Runtime.CompilerServices;
using GanForge.Tensors.Simd;

namespace GanForge.Tensors.Kernels.Products;

/// <summary>The single micro-kernel of every matrix product and convolution, forward and backward.</summary>
/// <remarks>
/// <code>
/// C[r, j] (+)= Σ over runs, Σ over i in a run: A_r[offsetA[run] + i·stepA] · B[offsetB[run] + i·stepB + j]
/// </code>
/// for six rows r and one, two or four vectors of columns j. The 24 sums of the widest tile stay in registers over all
/// runs; each step loads four vectors of B, broadcasts one element for each of the six rows and does 24 fused
/// multiply-adds: 10 loads for 24 arithmetic instructions, which keeps both multiply-add units of a core busy.
/// <para>
/// A run is any contiguous range: the channels of one kernel tap (stepA = 1, B packed), the pixels of one image row
/// (stepA = stride · channels), or a whole row of a matrix. Rows are separate pointers, so no data is copied to turn a
/// convolution into a matrix product. The caller handles ragged edges: spare rows point at a valid row and are stored
/// into scratch memory.
/// </para>
/// </remarks>
internal static unsafe class ProductTile
{
    /// <summary>The number of rows of a tile.</summary>
    public const int Rows = 6;

    /// <summary>Computes a full or partial tile.</summary>
    /// <param name="vectors">The width of the tile: one, two or four vectors.</param>
    /// <param name="rows">The number of rows needed; the pointers of the others must still be readable.</param>
    /// <param name="columns">The number of columns needed; B must have all of them.</param>
    /// <param name="runs">The runs to sum over.</param>
    /// <param name="a">The six rows of A.</param>
    /// <param name="b">B, starting at the tile's first column.</param>
    /// <param name="c">The destinations of the needed rows.</param>
    /// <param name="accumulate">Whether to add to the destination.</param>
    /// <param name="epilogue">The operation applied to the finished sums.</param>
    public static void Run<TSimd>(
        int vectors,
        int rows,
        int columns,
        in TileRuns runs,
        float** a,
        float* b,
        float** c,
        bool accumulate,
        in TileEpilogue epilogue
    )
        where TSimd : struct, ISimd<TSimd>
    {
        var width = vectors * TSimd.Lanes;
        if (rows == Rows && columns == width)
        {
            Whole<TSimd>(vectors, runs, a, b, c, accumulate, epilogue);
            return;
        }

        // The whole tile is computed in scratch memory, and the needed part is copied.
        var beside = stackalloc float[Rows * width];
        var results = stackalloc float*[Rows];
        for (var row = 0; row < Rows; row++)
        {
            results[row] = beside + (row * width);
            if (accumulate && row < rows)
                new Span<float>(c[row], columns).CopyTo(new Span<float>(results[row], width));
        }
        Whole<TSimd>(vectors, runs, a, b, results, accumulate, epilogue);
        for (var row = 0; row < rows; row++)
            new Span<float>(results[row], columns).CopyTo(new Span<float>(c[row], columns));
    }

    private static void Whole<TSimd>(
        int vectors,
        in TileRuns runs,
        float** a,
        float* b,
        float** c,
        bool accumulate,
        in TileEpilogue epilogue
    )
        where TSimd : struct, ISimd<TSimd>
    {
        if (vectors == 4)
            Four<TSimd>(runs, a, b, c, accumulate, epilogue);
        else if (vectors == 2)
            Two<TSimd>(runs, a, b, c, accumulate, epilogue);
        else
            One<TSimd>(runs, a, b, c, accumulate, epilogue);
    }

    /// <summary>Computes a tile of six rows and four vectors of columns.</summary>
    [MethodImpl(MethodImplOptions.AggressiveOptimization)]
    private static void Four<TSimd>(
        in TileRuns runs,
        float** a,
        float* b,
        float** c,
        bool accumulate,
        in TileEpilogue epilogue
    )
        where TSimd : struct, ISimd<TSimd>
    {
        TSimd c00 = TSimd.Zero,
            c01 = TSimd.Zero,
            c02 = TSimd.Zero,
            c03 = TSimd.Zero;
        TSimd c10 = TSimd.Zero,
            c11 = TSimd.Zero,
            c12 = TSimd.Zero,
            c13 = TSimd.Zero;
        TSimd c20 = TSimd.Zero,
            c21 = TSimd.Zero,
            c22 = TSimd.Zero,
            c23 = TSimd.Zero;
        TSimd c30 = TSimd.Zero,
            c31 = TSimd.Zero,
            c32 = TSimd.Zero,
            c33 = TSimd.Zero;
        TSimd c40 = TSimd.Zero,
            c41 = TSimd.Zero,
            c42 = TSimd.Zero,
            c43 = TSimd.Zero;
        TSimd c50 = TSimd.Zero,
            c51 = TSimd.Zero,
            c52 = TSimd.Zero,
            c53 = TSimd.Zero;
        if (accumulate)
        {
            c00 = TSimd.Load(c[0]);
            c01 = TSimd.Load(c[0] + TSimd.Lanes);
            c02 = TSimd.Load(c[0] + (2 * TSimd.Lanes));
            c03 = TSimd.Load(c[0] + (3 * TSimd.Lanes));
            c10 = TSimd.Load(c[1]);
            c11 = TSimd.Load(c[1] + TSimd.Lanes);
            c12 = TSimd.Load(c[1] + (2 * TSimd.Lanes));
            c13 = TSimd.Load(c[1] + (3 * TSimd.Lanes));
            c20 = TSimd.Load(c[2]);
            c21 = TSimd.Load(c[2] + TSimd.Lanes);
            c22 = TSimd.Load(c[2] + (2 * TSimd.Lanes));
            c23 = TSimd.Load(c[2] + (3 * TSimd.Lanes));
            c30 = TSimd.Load(c[3]);
            c31 = TSimd.Load(c[3] + TSimd.Lanes);
            c32 = TSimd.Load(c[3] + (2 * TSimd.Lanes));
            c33 = TSimd.Load(c[3] + (3 * TSimd.Lanes));
            c40 = TSimd.Load(c[4]);
            c41 = TSimd.Load(c[4] + TSimd.Lanes);
            c42 = TSimd.Load(c[4] + (2 * TSimd.Lanes));
            c43 = TSimd.Load(c[4] + (3 * TSimd.Lanes));
            c50 = TSimd.Load(c[5]);
            c51 = TSimd.Load(c[5] + TSimd.Lanes);
            c52 = TSimd.Load(c[5] + (2 * TSimd.Lanes));
            c53 = TSimd.Load(c[5] + (3 * TSimd.Lanes));
        }

        float* a0 = a[0],
            a1 = a[1],
            a2 = a[2],
            a3 = a[3],
            a4 = a[4],
            a5 = a[5];
        var (stepA, stepB, length) = (runs.StepA, runs.StepB, runs.Length);
        for (var run = 0; run < runs.Count; run++)
        {
            nint k = runs.OffsetsA[run] + runs.StartA;
            var w = b + runs.OffsetsB[run];
            for (var i = length; i > 0; i--)
            {
                TSimd b0 = TSimd.Load(w),
                    b1 = TSimd.Load(w + TSimd.Lanes),
                    b2 = TSimd.Load(w + (2 * TSimd.Lanes)),
                    b3 = TSimd.Load(w + (3 * TSimd.Lanes));
                var x = TSimd.Broadcast(a0[k]);
                c00 = TSimd.MultiplyAdd(x, b0, c00);
                c01 = TSimd.MultiplyAdd(x, b1, c01);
                c02 = TSimd.MultiplyAdd(x, b2, c02);
                c03 = TSimd.MultiplyAdd(x, b3, c03);
                x = TSimd.Broadcast(a1[k]);
                c10 = TSimd.MultiplyAdd(x, b0, c10);
                c11 = TSimd.MultiplyAdd(x, b1, c11);
                c12 = TSimd.MultiplyAdd(x, b2, c12);
                c13 = TSimd.MultiplyAdd(x, b3, c13);
                x = TSimd.Broadcast(a2[k]);
                c20 = TSimd.MultiplyAdd(x, b0, c20);
                c21 = TSimd.MultiplyAdd(x, b1, c21);
                c22 = TSimd.MultiplyAdd(x, b2, c22);
                c23 = TSimd.MultiplyAdd(x, b3, c23);
                x = TSimd.Broadcast(a3[k]);
                c30 = TSimd.MultiplyAdd(x, b0, c30);
                c31 = TSimd.MultiplyAdd(x, b1, c31);
                c32 = TSimd.MultiplyAdd(x, b2, c32);
                c33 = TSimd.MultiplyAdd(x, b3, c33);
                x = TSimd.Broadcast(a4[k]);
                c40 = TSimd.MultiplyAdd(x, b0, c40);
                c41 = TSimd.MultiplyAdd(x, b1, c41);
                c42 = TSimd.MultiplyAdd(x, b2, c42);
                c43 = TSimd.MultiplyAdd(x, b3, c43);
                x = TSimd.Broadcast(a5[k]);
                c50 = TSimd.MultiplyAdd(x, b0, c50);
                c51 = TSimd.MultiplyAdd(x, b1, c51);
                c52 = TSimd.MultiplyAdd(x, b2, c52);
                c53 = TSimd.MultiplyAdd(x, b3, c53);
                k += stepA;
                w += stepB;
            }
        }

        TSimd.Store(c[0], c00);
        TSimd.Store(c[0] + TSimd.Lanes, c01);
        TSimd.Store(c[0] + (2 * TSimd.Lanes), c02);
        TSimd.Store(c[0] + (3 * TSimd.Lanes), c03);
        TSimd.Store(c[1], c10);
        TSimd.Store(c[1] + TSimd.Lanes, c11);
        TSimd.Store(c[1] + (2 * TSimd.Lanes), c12);
        TSimd.Store(c[1] + (3 * TSimd.Lanes), c13);
        TSimd.Store(c[2], c20);
        TSimd.Store(c[2] + TSimd.Lanes, c21);
        TSimd.Store(c[2] + (2 * TSimd.Lanes), c22);
        TSimd.Store(c[2] + (3 * TSimd.Lanes), c23);
        TSimd.Store(c[3], c30);
        TSimd.Store(c[3] + TSimd.Lanes, c31);
        TSimd.Store(c[3] + (2 * TSimd.Lanes), c32);
        TSimd.Store(c[3] + (3 * TSimd.Lanes), c33);
        TSimd.Store(c[4], c40);
        TSimd.Store(c[4] + TSimd.Lanes, c41);
        TSimd.Store(c[4] + (2 * TSimd.Lanes), c42);
        TSimd.Store(c[4] + (3 * TSimd.Lanes), c43);
        TSimd.Store(c[5], c50);
        TSimd.Store(c[5] + TSimd.Lanes, c51);
        TSimd.Store(c[5] + (2 * TSimd.Lanes), c52);
        TSimd.Store(c[5] + (3 * TSimd.Lanes), c53);
        if (!epilogue.IsIdentity)
            Finish<TSimd>(c, 4, epilogue);
    }

    /// <summary>Computes a tile of six rows and two vectors of columns.</summary>
    [MethodImpl(MethodImplOptions.AggressiveOptimization)]
    private static void Two<TSimd>(
        in TileRuns runs,
        float** a,
        float* b,
        float** c,
        bool accumulate,
        in TileEpilogue epilogue
    )
        where TSimd : struct, ISimd<TSimd>
    {
        TSimd c00 = TSimd.Zero,
            c01 = TSimd.Zero;
        TSimd c10 = TSimd.Zero,
            c11 = TSimd.Zero;
        TSimd c20 = TSimd.Zero,
            c21 = TSimd.Zero;
        TSimd c30 = TSimd.Zero,
            c31 = TSimd.Zero;
        TSimd c40 = TSimd.Zero,
            c41 = TSimd.Zero;
        TSimd c50 = TSimd.Zero,
            c51 = TSimd.Zero;
        if (accumulate)
        {
            c00 = TSimd.Load(c[0]);
            c01 = TSimd.Load(c[0] + TSimd.Lanes);
            c10 = TSimd.Load(c[1]);
            c11 = TSimd.Load(c[1] + TSimd.Lanes);
            c20 = TSimd.Load(c[2]);
            c21 = TSimd.Load(c[2] + TSimd.Lanes);
            c30 = TSimd.Load(c[3]);
            c31 = TSimd.Load(c[3] + TSimd.Lanes);
            c40 = TSimd.Load(c[4]);
            c41 = TSimd.Load(c[4] + TSimd.Lanes);
            c50 = TSimd.Load(c[5]);
            c51 = TSimd.Load(c[5] + TSimd.Lanes);
        }

        float* a0 = a[0],
            a1 = a[1],
            a2 = a[2],
            a3 = a[3],
            a4 = a[4],
            a5 = a[5];
        var (stepA, stepB, length) = (runs.StepA, runs.StepB, runs.Length);
        for (var run = 0; run < runs.Count; run++)
        {
            nint k = runs.OffsetsA[run] + runs.StartA;
            var w = b + runs.OffsetsB[run];
            for (var i = length; i > 0; i--)
            {
                TSimd b0 = TSimd.Load(w),
                    b1 = TSimd.Load(w + TSimd.Lanes);
                var x = TSimd.Broadcast(a0[k]);
                c00 = TSimd.MultiplyAdd(x, b0, c00);
                c01 = TSimd.MultiplyAdd(x, b1, c01);
                x = TSimd.Broadcast(a1[k]);
                c10 = TSimd.MultiplyAdd(x, b0, c10);
                c11 = TSimd.MultiplyAdd(x, b1, c11);
                x = TSimd.Broadcast(a2[k]);
                c20 = TSimd.MultiplyAdd(x, b0, c20);
                c21 = TSimd.MultiplyAdd(x, b1, c21);
                x = TSimd.Broadcast(a3[k]);
                c30 = TSimd.MultiplyAdd(x, b0, c30);
                c31 = TSimd.MultiplyAdd(x, b1, c31);
                x = TSimd.Broadcast(a4[k]);
                c40 = TSimd.MultiplyAdd(x, b0, c40);
                c41 = TSimd.MultiplyAdd(x, b1, c41);
                x = TSimd.Broadcast(a5[k]);
                c50 = TSimd.MultiplyAdd(x, b0, c50);
                c51 = TSimd.MultiplyAdd(x, b1, c51);
                k += stepA;
                w += stepB;
            }
        }

        TSimd.Store(c[0], c00);
        TSimd.Store(c[0] + TSimd.Lanes, c01);
        TSimd.Store(c[1], c10);
        TSimd.Store(c[1] + TSimd.Lanes, c11);
        TSimd.Store(c[2], c20);
        TSimd.Store(c[2] + TSimd.Lanes, c21);
        TSimd.Store(c[3], c30);
        TSimd.Store(c[3] + TSimd.Lanes, c31);
        TSimd.Store(c[4], c40);
        TSimd.Store(c[4] + TSimd.Lanes, c41);
        TSimd.Store(c[5], c50);
        TSimd.Store(c[5] + TSimd.Lanes, c51);
        if (!epilogue.IsIdentity)
            Finish<TSimd>(c, 2, epilogue);
    }

    /// <summary>Computes a tile of six rows and one vector of columns.</summary>
    [MethodImpl(MethodImplOptions.AggressiveOptimization)]
    private static void One<TSimd>(
        in TileRuns runs,
        float** a,
        float* b,
        float** c,
        bool accumulate,
        in TileEpilogue epilogue
    )
        where TSimd : struct, ISimd<TSimd>
    {
        TSimd c00 = TSimd.Zero;
        TSimd c10 = TSimd.Zero;
        TSimd c20 = TSimd.Zero;
        TSimd c30 = TSimd.Zero;
        TSimd c40 = TSimd.Zero;
        TSimd c50 = TSimd.Zero;
        if (accumulate)
        {
            c00 = TSimd.Load(c[0]);
            c10 = TSimd.Load(c[1]);
            c20 = TSimd.Load(c[2]);
            c30 = TSimd.Load(c[3]);
            c40 = TSimd.Load(c[4]);
            c50 = TSimd.Load(c[5]);
        }

        float* a0 = a[0],
            a1 = a[1],
            a2 = a[2],
            a3 = a[3],
            a4 = a[4],
            a5 = a[5];
        var (stepA, stepB, length) = (runs.StepA, runs.StepB, runs.Length);
        for (var run = 0; run < runs.Count; run++)
        {
            nint k = runs.OffsetsA[run] + runs.StartA;
            var w = b + runs.OffsetsB[run];
            for (var i = length; i > 0; i--)
            {
                TSimd b0 = TSimd.Load(w);
                var x = TSimd.Broadcast(a0[k]);
                c00 = TSimd.MultiplyAdd(x, b0, c00);
                x = TSimd.Broadcast(a1[k]);
                c10 = TSimd.MultiplyAdd(x, b0, c10);
                x = TSimd.Broadcast(a2[k]);
                c20 = TSimd.MultiplyAdd(x, b0, c20);
                x = TSimd.Broadcast(a3[k]);
                c30 = TSimd.MultiplyAdd(x, b0, c30);
                x = TSimd.Broadcast(a4[k]);
                c40 = TSimd.MultiplyAdd(x, b0, c40);
                x = TSimd.Broadcast(a5[k]);
                c50 = TSimd.MultiplyAdd(x, b0, c50);
                k += stepA;
                w += stepB;
            }
        }

        TSimd.Store(c[0], c00);
        TSimd.Store(c[1], c10);
        TSimd.Store(c[2], c20);
        TSimd.Store(c[3], c30);
        TSimd.Store(c[4], c40);
        TSimd.Store(c[5], c50);
        if (!epilogue.IsIdentity)
            Finish<TSimd>(c, 1, epilogue);
    }

    /// <summary>Applies bias and leaky ReLU to the tile while it is in the first-level cache.</summary>
    private static void Finish<TSimd>(float** c, int vectors, in TileEpilogue epilogue)
        where TSimd : struct, ISimd<TSimd>
    {
        var slope = TSimd.Broadcast(epilogue.Slope);
        for (var v = 0; v < vectors; v++)
        {
            var bias = epilogue.Bias is null ? TSimd.Zero : TSimd.Load(epilogue.Bias + (v * TSimd.Lanes));
            for (var r = 0; r < Rows; r++)
            {
                var address = c[r] + (v * TSimd.Lanes);
                var sum = TSimd.Add(TSimd.Load(address), bias);
                TSimd.Store(address, TSimd.SelectPositive(sum, sum, TSimd.Multiply(sum, slope)));
            }
        }
    }
}
