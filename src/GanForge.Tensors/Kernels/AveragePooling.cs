using System.Runtime.CompilerServices;
using GanForge.Tensors.Simd;

namespace GanForge.Tensors.Kernels;

/// <summary>
/// Scaled window sums and their adjoint, vectorized over the channels of a pixel. Each task takes whole images, so no
/// two tasks add to the same pixel.
/// </summary>
internal readonly unsafe struct AveragePooling(
    float* images,
    float* pooled,
    PoolingWindows windows,
    float scale,
    bool isAdjoint
) : ISimdKernel
{
    private readonly PoolingWindows _windows = windows;

    public int Tasks => _windows.Tasks;

    [MethodImpl(MethodImplOptions.AggressiveOptimization | MethodImplOptions.NoInlining)]
    public void Run<TSimd>(int task)
        where TSimd : struct, ISimd<TSimd>
    {
        var first = task * _windows.ImagesPerTask;
        var end = Math.Min(first + _windows.ImagesPerTask, _windows.Count);
        if (isAdjoint)
            Clear(images, _windows.Pixel(first, 0, 0), _windows.Pixel(end, 0, 0));
        else
            Clear(pooled, _windows.PooledPixel(first, 0, 0), _windows.PooledPixel(end, 0, 0));
        for (var image = first; image < end; image++)
        {
            for (var row = 0; row < _windows.PooledHeight; row++)
            {
                for (var column = 0; column < _windows.PooledWidth; column++)
                    Window<TSimd>(image, row, column);
            }
        }
    }

    private void Window<TSimd>(int image, int pooledRow, int pooledColumn)
        where TSimd : struct, ISimd<TSimd>
    {
        var (firstRow, endRow) = _windows.Rows(pooledRow);
        var (firstColumn, endColumn) = _windows.Columns(pooledColumn);
        var there = pooled + _windows.PooledPixel(image, pooledRow, pooledColumn);
        for (var row = firstRow; row < endRow; row++)
        {
            for (var column = firstColumn; column < endColumn; column++)
            {
                var here = images + _windows.Pixel(image, row, column);
                if (isAdjoint)
                    AddScaled<TSimd>(there, here);
                else
                    AddScaled<TSimd>(here, there);
            }
        }
    }

    [MethodImpl(MethodImplOptions.AggressiveOptimization | MethodImplOptions.NoInlining)]
    private void AddScaled<TSimd>(float* from, float* into)
        where TSimd : struct, ISimd<TSimd>
    {
        var i = 0;
        for (; i <= _windows.Channels - TSimd.Lanes; i += TSimd.Lanes)
        {
            TSimd.Store(
                into + i,
                TSimd.MultiplyAdd(TSimd.Load(from + i), TSimd.Broadcast(scale), TSimd.Load(into + i))
            );
        }

        for (; i < _windows.Channels; i++)
        {
            into[i] = SimdScalar.Sum(
                SimdScalar.MultiplyAdd(
                    SimdScalar.Load(from + i),
                    SimdScalar.Broadcast(scale),
                    SimdScalar.Load(into + i)
                )
            );
        }
    }

    private static void Clear(float* memory, long start, long end) =>
        new Span<float>(memory + start, (int)(end - start)).Clear();
}
