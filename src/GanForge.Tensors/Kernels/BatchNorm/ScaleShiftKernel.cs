using System.Runtime.CompilerServices;
using GanForge.Tensors.Simd;

namespace GanForge.Tensors.Kernels.BatchNorm;

/// <summary>y = leaky(x · scale + shift) with a scale and a shift per channel.</summary>
internal readonly unsafe struct ScaleShiftKernel(
    float* x,
    RowBlocks blocks,
    float* scale,
    float* shift,
    float negativeSlope,
    float* y
) : ISimdKernel
{
    public int Tasks => blocks.Tasks;

    [MethodImpl(MethodImplOptions.AggressiveOptimization | MethodImplOptions.NoInlining)]
    public void Run<TSimd>(int task)
        where TSimd : struct, ISimd<TSimd>
    {
        var (row, end) = blocks.RowsOfTask(task);
        for (; row < end; row++)
            Row<TSimd>(x + ((long)row * blocks.Channels), y + ((long)row * blocks.Channels));
    }

    [MethodImpl(MethodImplOptions.AggressiveInlining)]
    private void Row<TSimd>(float* from, float* into)
        where TSimd : struct, ISimd<TSimd>
    {
        var c = 0;
        for (; c <= blocks.Channels - TSimd.Lanes; c += TSimd.Lanes)
            One<TSimd>(from, into, c);
        for (; c < blocks.Channels; c++)
            One<SimdScalar>(from, into, c);
    }

    [MethodImpl(MethodImplOptions.AggressiveInlining)]
    private void One<T>(float* from, float* into, int c)
        where T : struct, ISimd<T>
    {
        var value = T.MultiplyAdd(T.Load(from + c), T.Load(scale + c), T.Load(shift + c));
        T.Store(into + c, T.SelectPositive(value, value, T.Multiply(T.Broadcast(negativeSlope), value)));
    }
}
