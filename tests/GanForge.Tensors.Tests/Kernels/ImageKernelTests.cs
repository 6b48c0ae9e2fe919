using GanForge.Tensors.Kernels;

namespace GanForge.Tensors.Tests;

public unsafe class ImageKernelTests
{
    [Theory]
    [InlineData(1)]
    [InlineData(3)]
    [InlineData(16)]
    [InlineData(37)]
    public void Average_pooling_and_its_adjoint_agree_with_double_precision(int channels)
    {
        var window = new ConvWindow(StrideY: 2, StrideX: 1, PadTop: 1, PadLeft: 0, PadBottom: 0, PadRight: 2);
        Shape images = [3, 5, 4, channels];
        Shape pooled = [3, window.OutputHeight(5, 2), window.OutputWidth(4, 3), channels];
        var (x, dy) = (EveryWidth.Random(images, 0), EveryWidth.Random(pooled, 1));
        var (y, dx) = (new double[pooled.Elements], new double[images.Elements]);
        for (var o = 0; o < pooled.Elements; o++)
        {
            var (channel, column, row, image) = (
                o % channels,
                o / channels % pooled[2],
                o / channels / pooled[2] % pooled[1],
                o / channels / pooled[2] / pooled[1]
            );
            for (var tap = 0; tap < 6; tap++)
            {
                var (iy, ix) = ((row * 2) - 1 + (tap / 3), column + (tap % 3));
                if (iy is < 0 or >= 5 || ix >= 4)
                    continue;
                var i = (((((image * 5) + iy) * 4) + ix) * channels) + channel;
                y[o] += x.Span[i] / 6.0;
                dx[i] += dy.Span[o] / 6.0;
            }
        }
        var windows = new PoolingWindows(images, pooled, 2, 3, window);
        var (actualY, actualDx) = (Tensor.Uninitialized(pooled), Tensor.Uninitialized(images));
        EveryWidth.Run(
            new AveragePooling(x.Pointer, actualY.Pointer, windows, 1f / 6f, isAdjoint: false),
            _ => actualY.Span.ShouldAgreeWith(y, 1e-6)
        );
        EveryWidth.Run(
            new AveragePooling(actualDx.Pointer, dy.Pointer, windows, 1f / 6f, isAdjoint: true),
            _ => actualDx.Span.ShouldAgreeWith(dx, 1e-6)
        );
    }

    [Theory]
    [InlineData(5, 9, 1)]
    [InlineData(9, 5, 17)]
    [InlineData(1, 4, 64)]
    [InlineData(4, 1, 3)]
    [InlineData(28, 64, 33)]
    public void Resampling_and_its_adjoint_agree_with_double_precision(int size, int newSize, int inner)
    {
        const int Outer = 3;
        var (x, dy) = (EveryWidth.Random([Outer, size, inner], 0), EveryWidth.Random([Outer, newSize, inner], 1));
        var (y, dx) = (new double[dy.Count], new double[x.Count]);
        for (var o = 0; o < y.Length; o++)
        {
            var (i, j, k) = (o % inner, o / inner % newSize, o / inner / newSize);
            var position = Math.Clamp(((j + 0.5) * size / newSize) - 0.5, 0, size - 1);
            for (var s = 0; s < size; s++)
            {
                var weight = Math.Max(0, 1 - Math.Abs(position - s));
                var from = (((k * size) + s) * inner) + i;
                y[o] += weight * x.Span[from];
                dx[from] += weight * dy.Span[o];
            }
        }
        var (actualY, actualDx) = (Tensor.Uninitialized(dy.Shape), Tensor.Uninitialized(x.Shape));
        EveryWidth.Run(
            new LinearResampling.Kernel(x.Pointer, Outer, size, inner, newSize, actualY.Pointer, isAdjoint: false),
            _ => actualY.Span.ShouldAgreeWith(y, 1e-6)
        );
        EveryWidth.Run(
            new LinearResampling.Kernel(dy.Pointer, Outer, size, inner, newSize, actualDx.Pointer, isAdjoint: true),
            _ => actualDx.Span.ShouldAgreeWith(dx, 1e-6)
        );
    }
}
