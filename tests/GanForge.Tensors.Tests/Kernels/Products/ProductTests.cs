using GanForge.Tensors.Kernels;
using GanForge.Tensors.Simd;
using GanForge.Tensors.Threading;

namespace GanForge.Tensors.Tests;

/// <summary>Every product at every vector width, compared with double precision at irregular sizes.</summary>
public class ProductTests
{
    public static TheoryData<int, int, int> MatrixSizes =>
        new()
        {
            { 1, 1, 1 },
            { 1, 7, 1 },
            { 2, 3, 5 },
            { 5, 1, 16 },
            { 6, 4, 64 },
            { 7, 33, 65 },
            { 12, 100, 36 },
            { 13, 17, 100 },
            { 31, 64, 31 },
            { 32, 1, 128 },
            { 193, 5, 48 },
            { 40, 1025, 20 },
            { 25, 2050, 3 },
            { 300, 40, 70 },
            { 3, 260, 130 },
        };

    public static TheoryData<int, int, int, int, int, int, int, int, int> Convolutions =>
        new()
        {
            // N, H, W, C, K, kernel height, kernel width, stride, padding
            { 1, 1, 1, 1, 1, 1, 1, 1, 0 },
            { 2, 5, 7, 3, 5, 3, 3, 1, 1 },
            { 2, 8, 8, 1, 64, 4, 4, 2, 1 },
            { 3, 9, 9, 17, 33, 3, 3, 2, 1 },
            { 2, 6, 6, 8, 1, 4, 4, 2, 1 },
            { 7, 4, 4, 32, 20, 4, 4, 1, 0 },
            { 2, 10, 6, 9, 18, 5, 3, 1, 2 },
            { 1, 12, 12, 2, 70, 5, 5, 3, 2 },
            { 13, 3, 3, 40, 65, 2, 2, 1, 0 },
            { 2, 7, 7, 10, 16, 1, 1, 2, 0 },
            { 4, 16, 16, 64, 32, 4, 4, 2, 1 },
            { 2, 3, 300, 12, 10, 3, 3, 1, 1 },
            { 2, 6, 6, 8, 12, 2, 2, 3, 0 },
            { 9, 8, 8, 128, 64, 4, 4, 2, 1 },
            { 2, 28, 28, 1, 6, 3, 3, 2, 1 },
        };

    [Theory]
    [MemberData(nameof(MatrixSizes))]
    public void Matrix_products_agree_with_double_precision_in_all_transposed_forms(int rows, int depth, int columns)
    {
        foreach (var transposeA in (bool[])[false, true])
        {
            foreach (var transposeB in (bool[])[false, true])
            {
                var a = Random(transposeA ? [depth, rows] : [rows, depth], 1);
                var b = Random(transposeB ? [columns, depth] : [depth, columns], 2);
                var bias = transposeA ? null : Random([columns], 3);
                var negativeSlope = transposeA ? 1f : 0.2f;
                var c = Tensor.Uninitialized([rows, columns]);
                var expected = ReferenceProducts.WithBiasAndSlope(
                    ReferenceProducts.MatMul(a, transposeA, b, transposeB),
                    bias,
                    negativeSlope
                );
                AtEveryWidth(
                    new MatrixProduct.Job(a, transposeA, b, transposeB, bias, negativeSlope, c),
                    c,
                    expected,
                    depth
                );
            }
        }
    }

    [Theory]
    [MemberData(nameof(Convolutions))]
    public void Convolutions_agree_with_double_precision_in_all_three_passes(
        int n,
        int h,
        int w,
        int c,
        int k,
        int kernelHeight,
        int kernelWidth,
        int stride,
        int padding
    )
    {
        var window = new ConvWindow(stride, stride, padding, padding, Math.Max(padding - 1, 0), padding);
        Shape output = [n, window.OutputHeight(h, kernelHeight), window.OutputWidth(w, kernelWidth), k];
        var x = Random([n, h, w, c], 1);
        var weight = Random([kernelHeight, kernelWidth, c, k], 2);
        var dy = Random(output, 3);
        var bias = Random([k], 4);
        var biasOfImage = Random([c], 5);
        var y = Tensor.Uninitialized(output);
        var dx = Tensor.Uninitialized(x.Shape);
        var dw = Tensor.Uninitialized(weight.Shape);
        var taps = kernelHeight * kernelWidth;

        AtEveryWidth(
            new Convolution.ForwardJob(x, weight, window, bias, 0.2f, y),
            y,
            ReferenceProducts.WithBiasAndSlope(ReferenceProducts.Forward(x, weight, window, output), bias, 0.2f),
            taps * c
        );
        AtEveryWidth(
            new Convolution.InputGradientJob(dy, weight, window, null, 1f, dx),
            dx,
            ReferenceProducts.InputGradient(dy, weight, window, x.Shape),
            taps * k
        );
        AtEveryWidth(
            new Convolution.InputGradientJob(dy, weight, window, biasOfImage, 0f, dx),
            dx,
            ReferenceProducts.WithBiasAndSlope(
                ReferenceProducts.InputGradient(dy, weight, window, x.Shape),
                biasOfImage,
                0f
            ),
            taps * k
        );
        AtEveryWidth(
            new Convolution.WeightGradientJob(x, dy, window, dw),
            dw,
            ReferenceProducts.WeightGradient(x, dy, window, weight.Shape),
            n * output[1] * output[2]
        );
    }

    [Fact]
    public void Results_are_bit_identical_for_any_number_of_threads()
    {
        var x = Random([8, 16, 16, 64], 1);
        var weight = Random([4, 4, 64, 96], 2);
        var dy = Random([8, 8, 8, 96], 3);
        var window = ConvWindow.Square(stride: 2, padding: 1);
        var before = Workers.Threads;
        try
        {
            float[]? expected = null;
            foreach (var threads in (int[])[1, 2, 3, 7])
            {
                Workers.Threads = threads;
                float[] results =
                [
                    .. Ops.Conv2d(x, weight, window).Span,
                    .. Ops.ConvTranspose2d(dy, weight, window, 16, 16).Span,
                    .. Ops.Conv2dWeight(x, dy, window, 4, 4).Span,
                    .. Ops.MatMul(x.Reshape([512, 256]), x.Reshape([512, 256]), transposeA: true).Span,
                ];
                expected ??= results;
                results.ShouldBe(expected);
            }
        }
        finally
        {
            Workers.Threads = before;
        }
    }

    private static void AtEveryWidth<TJob>(TJob job, Tensor result, double[] expected, int terms)
        where TJob : struct, ISimdJob
    {
        Check<Simd512>();
        Check<Simd256>();
        Check<Simd128>();
        Check<SimdScalar>();

        void Check<TSimd>()
            where TSimd : struct, ISimd<TSimd>
        {
            result.Span.Fill(float.NaN);
            job.Run<TSimd>();
            // Terms are below 1, so each rounding error is below the number of terms times half a unit in the
            // last place.
            var tolerance = 1e-7 * (4 + terms);
            for (var i = 0; i < expected.Length; i++)
            {
                if (!(Math.Abs(result.Span[i] - expected[i]) <= tolerance))
                {
                    Assert.Fail(
                        $"{typeof(TJob).Name} at {typeof(TSimd).Name}: element {i} of {result.Shape} is "
                            + $"{result.Span[i]}, not {expected[i]}."
                    );
                }
            }
        }
    }

    private static Tensor Random(Shape shape, int seed)
    {
        var random = new System.Random(seed);
        var tensor = Tensor.Uninitialized(shape);
        foreach (ref var element in tensor.Span)
            element = ((float)random.NextDouble() * 2f) - 1f;
        return tensor;
    }
}
