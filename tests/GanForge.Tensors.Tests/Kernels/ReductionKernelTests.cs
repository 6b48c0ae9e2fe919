using GanForge.Tensors.Kernels;

namespace GanForge.Tensors.Tests;

public unsafe class ReductionKernelTests
{
    public static TheoryData<int, int, int> Sizes
    {
        get
        {
            var sizes = new TheoryData<int, int, int>
            {
                { 3, 5, 7 },
                { 2, 1000, 3 },
                { 5, 2, 2100 },
                { 1, 700, 65 },
                { 300, 70, 1 },
                { 1000, 3, 4 },
                { 1, 0, 5 },
            };
            foreach (var length in EveryWidth.Lengths)
            {
                sizes.Add(1, length, 1);
                sizes.Add(2, 3, length);
            }
            return sizes;
        }
    }

    public static TheoryData<string, string> Shapes =>
        new()
        {
            { "2,3,4", "" },
            { "2,3,4", "4" },
            { "2,3,4", "2,1,1" },
            { "2,3,4", "1,3,1" },
            { "2,3,4", "2,1,4" },
            { "2,3,4,5,6", "3,1,5,1" },
            { "2,3,4,5,6", "1,3,1,5,1" },
            { "3,1,2", "3,1,2" },
            { "1,1", "" },
            { "0,3", "3" },
            { "40,30,7,9", "30,1,9" },
        };

    [Theory]
    [MemberData(nameof(Sizes))]
    public void Sums_and_maxima_agree_with_double_precision(int outer, int reduced, int inner)
    {
        var x = EveryWidth.Random([outer, reduced, inner], 0);
        var sums = new double[outer * inner];
        var maxima = Enumerable.Repeat(double.NegativeInfinity, outer * inner).ToArray();
        for (var i = 0; i < x.Count; i++)
        {
            var to = (i / inner / reduced * inner) + (i % inner);
            sums[to] += x.Span[i];
            maxima[to] = Math.Max(maxima[to], x.Span[i]);
        }
        Check<SumReduction>(x, outer, reduced, inner, sums, (1 + Math.Sqrt(reduced)) * 1e-7);
        if (reduced > 0)
            Check<MaxReduction>(x, outer, reduced, inner, maxima, 1e-9);
    }

    [Theory]
    [MemberData(nameof(Shapes))]
    public void Sums_over_any_dimensions_agree_with_double_precision(string from, string to)
    {
        var (x, y) = (EveryWidth.Random(Parse(from), 0), Tensor.Uninitialized(Parse(to)));
        var expected = new double[y.Count];
        for (var i = 0; i < x.Count; i++)
        {
            var (index, offset, stride) = (i, 0, 1);
            for (var d = 1; d <= y.Rank; index /= x.Shape[^d], stride *= y.Shape[^d], d++)
                offset += y.Shape[^d] == 1 ? 0 : index % x.Shape[^d] * stride;
            expected[offset] += x.Span[i];
        }
        Reduction.Apply<SumReduction>(x, y);
        y.Span.ShouldAgreeWith(expected, 1e-6);
    }

    [Fact]
    public void A_sum_of_ten_million_numbers_stays_accurate()
    {
        const int Count = 10_000_000;
        var x = Tensor.Full([Count], 0.1f);
        ((double)x.Sum().Item()).ShouldBe(Count * (double)0.1f, Count * 0.1 * 2e-5);
    }

    private static void Check<TReduction>(
        Tensor x,
        int outer,
        int reduced,
        int inner,
        double[] expected,
        double tolerance
    )
        where TReduction : struct, IReduction
    {
        var blocks = new ReductionKernel<TReduction>(x.Pointer, outer, reduced, inner, null).Blocks;
        var partial = Tensor.Zeros([outer, blocks, inner]);
        var y = Tensor.Zeros([outer, inner]);
        EveryWidth.Run(
            new ReductionKernel<TReduction>(x.Pointer, outer, reduced, inner, partial.Pointer),
            _ =>
            {
                for (var o = 0; o < outer; o++)
                {
                    Reduction.Join<TReduction>(
                        partial.Pointer + (o * blocks * inner),
                        blocks,
                        inner,
                        y.Pointer + (o * inner)
                    );
                }

                y.Span.ShouldAgreeWith(expected, tolerance);
            }
        );
    }

    private static Shape Parse(string shape) =>
        Shape.Create([.. shape.Split(',', StringSplitOptions.RemoveEmptyEntries).Select(int.Parse)]);
}
