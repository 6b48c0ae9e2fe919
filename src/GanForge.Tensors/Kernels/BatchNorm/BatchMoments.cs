using System.Runtime.CompilerServices;
using GanForge.Tensors.Simd;

namespace GanForge.Tensors.Kernels.BatchNorm;

/// <summary>The mean and biased variance of each channel, numerically stable for any mean.</summary>
/// <remarks>
/// Each block has its sum and its squared deviations from its own mean, in float32; blocks are combined by Chan's
/// formula (Chan, Golub, LeVeque 1979) in double precision.
/// </remarks>
internal static unsafe class BatchMoments
{
    public static void Run(float* x, RowBlocks blocks, float* mean, float* variance)
    {
        using var partial = Scratch.Rent(2 * blocks.Count * blocks.Channels);
        SimdKernel.Run(new Kernel(x, blocks, partial.Pointer));
        Join(partial.Pointer, blocks, mean, variance);
    }

    internal static void Join(float* partial, RowBlocks blocks, float* mean, float* variance)
    {
        var channels = blocks.Channels;
        using var joined = Scratch.Rent(2 * channels);
        Reduction.Join<SumReduction>(partial, blocks.Count, 2 * channels, joined.Pointer);
        for (var c = 0; c < channels; c++)
            mean[c] = joined.Pointer[c] / blocks.Rows;
        // The deviations of the block sums from the overall mean, added to the deviations within the blocks.
        const int Tile = 16;
        var between = stackalloc double[Tile];
        for (var start = 0; start < channels; start += Tile)
        {
            var width = Math.Min(Tile, channels - start);
            new Span<double>(between, width).Clear();
            for (var block = 0; block < blocks.Count; block++)
            {
                var (first, end) = blocks.RowsOf(block);
                var sums = partial + (2L * block * channels) + start;
                var rows = (double)(end - first);
                for (var i = 0; i < width; i++)
                {
                    var deviation = sums[i] - (rows * mean[start + i]);
                    between[i] += deviation * deviation / rows;
                }
            }
            for (var i = 0; i < width; i++)
                variance[start + i] = (float)((joined.Pointer[channels + start + i] + between[i]) / blocks.Rows);
        }
    }

    /// <summary>
    /// Computes the sum, and the squared deviations from the block's mean, for each block and channel.
    /// </summary>
    internal readonly struct Kernel(float* x, RowBlocks blocks, float* partial) : ISimdKernel
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
                var sums = partial + (2L * block * channels);
                ColumnTiles.Cover<TSimd, BlockMoments>(
                    channels,
                    new BlockMoments(x + ((long)first * channels), end - first, channels, sums, sums + channels)
                );
            }
        }
    }

    private readonly struct BlockMoments(float* x, int rows, int channels, float* sums, float* squares) : IColumnTile
    {
        [MethodImpl(MethodImplOptions.AggressiveOptimization | MethodImplOptions.NoInlining)]
        public void Run<T>(int column)
            where T : struct, ISimd<T>
        {
            var sum = T.Zero;
            var next = x + column;
            for (var row = 0; row < rows; row++, next += channels)
                sum = T.Add(sum, T.Load(next));
            T.Store(sums + column, sum);

            var mean = T.Multiply(sum, T.Broadcast(1f / rows));
            var square = T.Zero;
            next = x + column;
            for (var row = 0; row < rows; row++, next += channels)
            {
                var deviation = T.Subtract(T.Load(next), mean);
                square = T.MultiplyAdd(deviation, deviation, square);
            }
            T.Store(squares + column, square);
        }
    }
}
