using System.Runtime.CompilerServices;
using GanForge.Tensors.Simd;

namespace GanForge.Tensors.Kernels.BatchNorm;

/// <summary>
/// Σ g and Σ g · (x − mean) for each block and channel, where g is the gradient before the activation.
/// </summary>
/// <remarks>
/// The sign of the activation's input is recomputed by the same expression as in <see cref="ScaleShiftKernel"/>: one
/// pass over x and dy, and y is not read at all.
/// </remarks>
internal readonly unsafe struct BatchNormSums(
    float* x,
    float* dy,
    RowBlocks blocks,
    float* scale,
    float* shift,
    float* mean,
    float negativeSlope,
    float* partial
) : ISimdKernel
{
    public int Tasks => blocks.Tasks;

    [MethodImpl(MethodImplOptions.AggressiveOptimization | MethodImplOptions.NoInlining)]
    public void Run<TSimd>(int task)
        where TSimd : struct, ISimd<TSimd>
    {
        var channels = blocks.Channels;
        var (block, last) = blocks.BlocksOf(task);
        for (; block < last; block++)
        {
            var (first, end) = blocks.RowsOf(block);
            var start = (long)first * channels;
            var tile = new Tile(
                x + start,
                dy + start,
                end - first,
                channels,
                scale,
                shift,
                mean,
                negativeSlope,
                partial + (2L * block * channels)
            );
            ColumnTiles.Cover<TSimd, Tile>(channels, tile);
        }
    }

    private readonly struct Tile(
        float* x,
        float* dy,
        int rows,
        int channels,
        float* scale,
        float* shift,
        float* mean,
        float negativeSlope,
        float* sums
    ) : IColumnTile
    {
        [MethodImpl(MethodImplOptions.AggressiveOptimization | MethodImplOptions.NoInlining)]
        public void Run<T>(int column)
            where T : struct, ISimd<T>
        {
            var (sumOfG, sumOfProducts) = (T.Zero, T.Zero);
            var (factor, offset, centre) = (T.Load(scale + column), T.Load(shift + column), T.Load(mean + column));
            var leak = T.Broadcast(negativeSlope);
            var at = (long)column;
            for (var row = 0; row < rows; row++, at += channels)
            {
                var value = T.Load(x + at);
                var g = T.Load(dy + at);
                g = T.SelectPositive(T.MultiplyAdd(value, factor, offset), g, T.Multiply(leak, g));
                sumOfG = T.Add(sumOfG, g);
                sumOfProducts = T.MultiplyAdd(g, T.Subtract(value, centre), sumOfProducts);
            }
            T.Store(sums + column, sumOfG);
            T.Store(sums + channels + column, sumOfProducts);
        }
    }
}
