using GanForge.Tensors.Kernels;
using GanForge.Tensors.Kernels.BatchNorm;

namespace GanForge.Tensors.Tests;

public unsafe class BatchNormKernelTests
{
    private const float Slope = 0.2f;

    public static TheoryData<int, int> Sizes =>
        new()
        {
            { 2, 1 },
            { 5, 3 },
            { 7, 16 },
            { 9, 17 },
            { 600, 33 },
            { 1001, 64 },
            { 130, 129 },
            { 257, 300 },
            { 40, 513 },
            { 70_001, 1 },
            { 3, 0 },
        };

    [Theory]
    [MemberData(nameof(Sizes))]
    public void Moments_agree_with_double_precision_even_far_from_zero(int rows, int channels)
    {
        var x = EveryWidth.Random([rows, channels], 0) + 100f;
        var blocks = new RowBlocks(rows, channels);
        var partial = Tensor.Uninitialized([blocks.Count, 2, channels]);
        var (mean, variance) = Moments(x, rows, channels);
        EveryWidth.Run(
            new BatchMoments.Kernel(x.Pointer, blocks, partial.Pointer),
            _ =>
            {
                var moments = Tensor.Uninitialized([2, channels]);
                BatchMoments.Join(partial.Pointer, blocks, moments.Pointer, moments.Pointer + channels);
                moments.Span[..channels].ShouldAgreeWith(mean, 1e-6);
                moments.Span[channels..].ShouldAgreeWith(variance, 1e-5);
            }
        );
    }

    [Theory]
    [MemberData(nameof(Sizes))]
    public void Forward_and_gradient_kernels_agree_with_double_precision(int rows, int channels)
    {
        var (x, dy) = (EveryWidth.Random([rows, channels], 0), EveryWidth.Random([rows, channels], 1));
        var p = EveryWidth.Random([5, channels], 2);
        var (scale, shift, mean, slopeOfX, constant) = (
            new double[channels],
            new double[channels],
            new double[channels],
            new double[channels],
            new double[channels]
        );
        foreach (
            var (row, into) in (ReadOnlySpan<(int, double[])>)
                [(0, scale), (1, shift), (2, mean), (3, slopeOfX), (4, constant)]
        )
        {
            for (var c = 0; c < channels; c++)
                into[c] = p.Span[(row * channels) + c];
        }
        var (y, dx, sums) = (new double[x.Count], new double[x.Count], new double[2 * channels]);
        for (var i = 0; i < x.Count; i++)
        {
            var c = i % channels;
            // The sign before the activation comes from float32, as in the kernels.
            var before = float.FusedMultiplyAdd(x.Span[i], p.Span[c], p.Span[channels + c]);
            var side = before > 0 ? 1 : (double)Slope;
            var g = dy.Span[i] * side;
            y[i] = before * side;
            sums[c] += g;
            sums[channels + c] += g * (x.Span[i] - mean[c]);
            dx[i] = (scale[c] * g) + (slopeOfX[c] * (x.Span[i] - mean[c])) + constant[c];
        }

        var blocks = new RowBlocks(rows, channels);
        var q = p.Pointer;
        var actual = Tensor.Uninitialized([rows, channels]);
        EveryWidth.Run(
            new ScaleShiftKernel(x.Pointer, blocks, q, q + channels, Slope, actual.Pointer),
            _ => actual.Span.ShouldAgreeWith(y, 1e-6)
        );
        EveryWidth.Run(
            new BatchNormInputGradient(
                x.Pointer,
                dy.Pointer,
                blocks,
                q,
                q + channels,
                q + (2 * channels),
                q + (3 * channels),
                q + (4 * channels),
                Slope,
                actual.Pointer
            ),
            _ => actual.Span.ShouldAgreeWith(dx, 1e-6)
        );
        var partial = Tensor.Uninitialized([blocks.Count, 2, channels]);
        var joined = Tensor.Uninitialized([2, channels]);
        EveryWidth.Run(
            new BatchNormSums(
                x.Pointer,
                dy.Pointer,
                blocks,
                q,
                q + channels,
                q + (2 * channels),
                Slope,
                partial.Pointer
            ),
            _ =>
            {
                Reduction.Join<SumReduction>(partial.Pointer, blocks.Count, 2 * channels, joined.Pointer);
                joined.Span.ShouldAgreeWith(sums, 1e-5);
            }
        );
    }

    private static (double[] Mean, double[] Variance) Moments(Tensor x, int rows, int channels)
    {
        var (mean, variance) = (new double[channels], new double[channels]);
        for (var i = 0; i < x.Count; i++)
            mean[i % channels] += (double)x.Span[i] / rows;
        for (var i = 0; i < x.Count; i++)
            variance[i % channels] += Math.Pow(x.Span[i] - mean[i % channels], 2) / rows;
        return (mean, variance);
    }
}
