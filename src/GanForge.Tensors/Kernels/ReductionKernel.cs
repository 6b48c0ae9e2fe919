using System.Runtime.CompilerServices;
using GanForge.Tensors.Kernels.Products;
using GanForge.Tensors.Simd;

namespace GanForge.Tensors.Kernels;

/// <summary>Reduces (outer, reduced, inner) to (outer, blocks, inner).</summary>
/// <remarks>
/// The reduced dimension is cut into fixed blocks, so that the order of additions depends on the shape alone. If inner
/// is 1, a block is one contiguous run, read four vectors at a time; otherwise each vector of columns is accumulated
/// down the block's rows in registers.
/// </remarks>
internal readonly unsafe struct ReductionKernel<TReduction>(float* x, int outer, int reduced, int inner, float* y)
    : ISimdKernel
    where TReduction : struct, IReduction
{
    /// <summary>The minimum, below which combining the blocks' results would take noticeable time.</summary>
    private const int MinRows = 128;

    /// <summary>
    /// The maximum, because columns are reduced row by row in float32 and longer blocks lose precision.
    /// </summary>
    private const int MaxRows = 512;

    /// <summary>The maximum, because a run is summed in float32 along each lane.</summary>
    private const int MaxRunLength = 4096;

    private const int MaxColumns = 2048;

    public int Blocks => Chunk.DivideUp(reduced, RowsPerBlock);

    public int Tasks => Chunk.DivideUp(Pieces, PiecesPerTask);

    private int Pieces => outer * Blocks * Tiles;

    private int Tiles => Chunk.DivideUp(inner, MaxColumns);

    private int PiecesPerTask =>
        Chunk.ItemsPerTask(Pieces, (long)Math.Min(reduced, RowsPerBlock) * Math.Min(inner, MaxColumns));

    private int RowsPerBlock =>
        inner == 1 ? MaxRunLength : Math.Clamp(Chunk.Length / Math.Max(inner, 1), MinRows, MaxRows);

    [MethodImpl(MethodImplOptions.AggressiveOptimization | MethodImplOptions.NoInlining)]
    public void Run<TSimd>(int task)
        where TSimd : struct, ISimd<TSimd>
    {
        var last = Math.Min((task + 1) * PiecesPerTask, Pieces);
        for (var piece = task * PiecesPerTask; piece < last; piece++)
        {
            var (group, tile) = Math.DivRem(piece, Tiles);
            var (o, block) = Math.DivRem(group, Blocks);
            var row = block * RowsPerBlock;
            var rows = Math.Min(RowsPerBlock, reduced - row);
            var column = tile * MaxColumns;
            var columns = Math.Min(MaxColumns, inner - column);
            var source = x + ((((long)o * reduced) + row) * inner) + column;
            var result = y + ((long)group * inner) + column;
            if (inner == 1)
                *result = Run<TSimd>(source, rows);
            else
                ColumnTiles.Cover<TSimd, Down>(columns, new Down(source, rows, inner, result));
        }
    }

    [MethodImpl(MethodImplOptions.AggressiveOptimization | MethodImplOptions.NoInlining)]
    private static float Run<TSimd>(float* x, int count)
        where TSimd : struct, ISimd<TSimd>
    {
        var i = 0;
        var single = SimdScalar.Broadcast(TReduction.Start);
        if (count >= SimdQuad<TSimd>.Lanes)
        {
            var sum = SimdQuad<TSimd>.Load(x);
            for (i = SimdQuad<TSimd>.Lanes; i <= count - SimdQuad<TSimd>.Lanes; i += SimdQuad<TSimd>.Lanes)
                sum = TReduction.Combine(sum, SimdQuad<TSimd>.Load(x + i));
            var lanes = stackalloc float[SimdQuad<TSimd>.Lanes];
            SimdQuad<TSimd>.Store(lanes, sum);
            for (var width = SimdQuad<TSimd>.Lanes / 2; width > 0; width /= 2)
            {
                for (var lane = 0; lane < width; lane++)
                {
                    SimdScalar.Store(
                        lanes + lane,
                        TReduction.Combine(SimdScalar.Load(lanes + lane), SimdScalar.Load(lanes + lane + width))
                    );
                }
            }
            single = SimdScalar.Load(lanes);
        }
        for (; i < count; i++)
            single = TReduction.Combine(single, SimdScalar.Load(x + i));
        return SimdScalar.Sum(single);
    }

    private readonly struct Down(float* source, int rows, int pitch, float* result) : IColumnTile
    {
        [MethodImpl(MethodImplOptions.AggressiveOptimization | MethodImplOptions.NoInlining)]
        public void Run<T>(int column)
            where T : struct, ISimd<T>
        {
            var sum = T.Broadcast(TReduction.Start);
            var next = source + column;
            for (var row = 0; row < rows; row++, next += pitch)
                sum = TReduction.Combine(sum, T.Load(next));
            T.Store(result + column, sum);
        }
    }
}
