using GanForge.Tensors.Simd;

namespace GanForge.Tensors.Kernels;

/// <summary>Sums and maxima over selected dimensions.</summary>
internal static unsafe class Reduction
{
    /// <summary>
    /// Reduces x to y's shape, in which a reduced dimension is 1 or missing. Adjacent reduced dimensions share one pass
    /// over (outer, reduced, inner).
    /// </summary>
    public static void Apply<TReduction>(Tensor x, Tensor y)
        where TReduction : struct, IReduction
    {
        Span<int> sizes = stackalloc int[Shape.MaxRank];
        var (rank, reducesFirst) = Merge(x.Shape, y.Shape, sizes);
        var first = reducesFirst ? 0 : 1;
        if (x.Count == 0)
        {
            y.Span.Fill(TReduction.Start);
        }
        else if (first >= rank)
        {
            x.Span.CopyTo(y.Span);
        }
        else if (first + 2 >= rank)
        {
            Pass<TReduction>(
                x.Pointer,
                ProductOf(sizes[..first]),
                sizes[first],
                ProductOf(sizes[(first + 1)..rank]),
                y.Pointer
            );
        }
        else
        {
            ApplyInSteps<TReduction>(x.Pointer, sizes[..rank], first, y.Pointer);
        }
    }

    private static void ApplyInSteps<TReduction>(float* x, ReadOnlySpan<int> sizes, int first, float* y)
        where TReduction : struct, IReduction
    {
        var count = ProductOf(sizes) / sizes[first];
        using var front = Scratch.Rent(count);
        using var back = Scratch.Rent(count);
        var input = x;
        var outer = ProductOf(sizes[..first]);
        for (var d = first; d < sizes.Length; d += 2)
        {
            var output =
                d + 2 >= sizes.Length ? y
                : input == front.Pointer ? back.Pointer
                : front.Pointer;
            Pass<TReduction>(input, outer, sizes[d], ProductOf(sizes[(d + 1)..]), output);
            input = output;
            outer *= d + 1 < sizes.Length ? sizes[d + 1] : 1;
        }
    }

    /// <summary>Reduces (outer, reduced, inner) to (outer, inner).</summary>
    public static void Pass<TReduction>(float* x, int outer, int reduced, int inner, float* y)
        where TReduction : struct, IReduction
    {
        var kernel = new ReductionKernel<TReduction>(x, outer, reduced, inner, y);
        if (kernel.Blocks == 1)
        {
            SimdKernel.Run(kernel);
            return;
        }
        using var partial = Scratch.Rent(outer * kernel.Blocks * inner);
        SimdKernel.Run(new ReductionKernel<TReduction>(x, outer, reduced, inner, partial.Pointer));
        for (var o = 0; o < outer; o++)
        {
            Join<TReduction>(
                partial.Pointer + ((long)o * kernel.Blocks * inner),
                kernel.Blocks,
                inner,
                y + ((long)o * inner)
            );
        }
    }

    /// <summary>
    /// Combines (blocks, count) to (count) in double precision, one cache line of columns at a time, in block order.
    /// </summary>
    public static void Join<TReduction>(float* partial, int blocks, int count, float* y)
        where TReduction : struct, IReduction
    {
        const int Tile = 16;
        var joined = stackalloc double[Tile];
        for (var start = 0; start < count; start += Tile)
        {
            var width = Math.Min(Tile, count - start);
            new Span<double>(joined, width).Fill(TReduction.Start);
            for (var block = 0; block < blocks; block++)
            {
                var part = partial + ((long)block * count) + start;
                for (var i = 0; i < width; i++)
                    joined[i] = TReduction.Combine(joined[i], part[i]);
            }
            for (var i = 0; i < width; i++)
                y[start + i] = (float)joined[i];
        }
    }

    /// <summary>
    /// Merges dimensions into alternating kept and reduced sizes, and returns whether the first is reduced.
    /// </summary>
    private static (int Rank, bool ReducesFirst) Merge(in Shape x, in Shape y, Span<int> sizes)
    {
        var (rank, reducesFirst, reducedBefore) = (0, false, false);
        for (var d = x.Rank; d >= 1; d--)
        {
            if (x[^d] == 1)
                continue;
            var isReduced = d > y.Rank || y[^d] == 1;
            if (rank > 0 && isReduced == reducedBefore)
            {
                sizes[rank - 1] *= x[^d];
                continue;
            }
            if (rank == 0)
                reducesFirst = isReduced;
            sizes[rank++] = x[^d];
            reducedBefore = isReduced;
        }
        return (rank, reducesFirst);
    }

    private static int ProductOf(ReadOnlySpan<int> sizes)
    {
        var count = 1;
        foreach (var size in sizes)
            count *= size;
        return count;
    }
}
