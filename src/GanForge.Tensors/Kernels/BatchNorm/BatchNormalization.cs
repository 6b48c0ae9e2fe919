using GanForge.Tensors.Simd;

namespace GanForge.Tensors.Kernels.BatchNorm;

/// <summary>
/// Batch normalization over all dimensions but the last: two passes over x forward, two over x and dy backward.
/// </summary>
internal static unsafe class BatchNormalization
{
    /// <summary>The number of rows of the tensor that the forward pass saves for the backward pass.</summary>
    public const int SavedRows = 4;

    /// <summary>
    /// Computes y from x; <paramref name="saved"/> (4, C) receives mean, biased variance, scale and shift.
    /// </summary>
    public static void Forward(
        Tensor x,
        Tensor gamma,
        Tensor beta,
        float epsilon,
        float negativeSlope,
        Tensor saved,
        Tensor y
    )
    {
        var blocks = BlocksOf(x);
        var channels = blocks.Channels;
        var mean = saved.Pointer;
        var variance = mean + channels;
        var scale = variance + channels;
        var shift = scale + channels;
        BatchMoments.Run(x.Pointer, blocks, mean, variance);
        for (var c = 0; c < channels; c++)
        {
            scale[c] = gamma.Span[c] * InverseDeviation(variance[c], epsilon);
            shift[c] = beta.Span[c] - (mean[c] * scale[c]);
        }
        ScaleShift(x, scale, shift, negativeSlope, y);
    }

    /// <summary>y = leaky(x · scale + shift).</summary>
    public static void ScaleShift(Tensor x, float* scale, float* shift, float negativeSlope, Tensor y) =>
        SimdKernel.Run(new ScaleShiftKernel(x.Pointer, BlocksOf(x), scale, shift, negativeSlope, y.Pointer));

    /// <summary>dgamma = Σ g · (x − mean) / deviation, dbeta = Σ g and, if wanted, dx.</summary>
    public static void Backward(
        Tensor x,
        Tensor dy,
        float epsilon,
        float negativeSlope,
        Tensor saved,
        Tensor dgamma,
        Tensor dbeta,
        Tensor? dx
    )
    {
        var blocks = BlocksOf(x);
        var channels = blocks.Channels;
        var mean = saved.Pointer;
        var variance = mean + channels;
        var scale = variance + channels;
        var shift = scale + channels;
        using var sums = Scratch.Rent(2 * channels);
        using (var partial = Scratch.Rent(2 * blocks.Count * channels))
        {
            SimdKernel.Run(
                new BatchNormSums(x.Pointer, dy.Pointer, blocks, scale, shift, mean, negativeSlope, partial.Pointer)
            );
            Reduction.Join<SumReduction>(partial.Pointer, blocks.Count, 2 * channels, sums.Pointer);
        }

        var constant = sums.Pointer;
        var slopeOfX = constant + channels;
        for (var c = 0; c < channels; c++)
        {
            var inverse = InverseDeviation(variance[c], epsilon);
            dbeta.Span[c] = sums.Pointer[c];
            dgamma.Span[c] = sums.Pointer[channels + c] * inverse;
            constant[c] = -scale[c] * dbeta.Span[c] / blocks.Rows;
            slopeOfX[c] = -scale[c] * dgamma.Span[c] * inverse / blocks.Rows;
        }
        if (dx is not null)
        {
            SimdKernel.Run(
                new BatchNormInputGradient(
                    x.Pointer,
                    dy.Pointer,
                    blocks,
                    scale,
                    shift,
                    mean,
                    slopeOfX,
                    constant,
                    negativeSlope,
                    dx.Pointer
                )
            );
        }
    }

    private static float InverseDeviation(float variance, float epsilon) => 1f / MathF.Sqrt(variance + epsilon);

    private static RowBlocks BlocksOf(Tensor x) => new(x.Count / Math.Max(x.Shape[^1], 1), x.Shape[^1]);
}
