using System.Runtime.CompilerServices;
using GanForge.Tensors.Simd;

namespace GanForge.Tensors.Kernels.BatchNorm;

/// <summary>
/// dx = scale · g + slopeOfX · (x − mean) + constant for each channel, where g is the gradient before the activation;
/// the last two terms come from the batch's own mean and variance.
/// </summary>
internal readonly unsafe struct BatchNormInputGradient(
    float* x,
    float* dy,
    RowBlocks blocks,
    float* scale,
    float* shift,
    float* mean,
    float* slopeOfX,
    float* constant,
    float negativeSlope,
    float* dx
) : ISimdKernel
{
    public int Tasks => blocks.Tasks;

    [MethodImpl(MethodImplOptions.AggressiveOptimization | MethodImplOptions.NoInlining)]
    public void Run<TSimd>(int task)
        where TSimd : struct, ISimd<TSimd>
    {
        var (row, end) = blocks.RowsOfTask(task);
        for (; row < end; row++)
            Row<TSimd>((long)row * blocks.Channels);
    }

    [MethodImpl(MethodImplOptions.AggressiveInlining)]
    private void Row<TSimd>(long start)
        where TSimd : struct, ISimd<TSimd>
    {
        var c = 0;
        for (; c <= blocks.Channels - TSimd.Lanes; c += TSimd.Lanes)
            One<TSimd>(start + c, c);
        for (; c < blocks.Channels; c++)
            One<SimdScalar>(start + c, c);
    }

    [MethodImpl(MethodImplOptions.AggressiveInlining)]
    private void One<T>(long at, int c)
        where T : struct, ISimd<T>
    {
        var value = T.Load(x + at);
        var g = T.Load(dy + at);
        var factor = T.Load(scale + c);
        g = T.SelectPositive(
            T.MultiplyAdd(value, factor, T.Load(shift + c)),
            g,
            T.Multiply(T.Broadcast(negativeSlope), g)
        );
        var taken = T.MultiplyAdd(T.Subtract(value, T.Load(mean + c)), T.Load(slopeOfX + c), T.Load(constant + c));
        T.Store(dx + at, T.MultiplyAdd(factor, g, taken));
    }
}
