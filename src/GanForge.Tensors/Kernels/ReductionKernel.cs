using System.Runtime.CompilerServices;

namespace GanForge.Tensors;

/// <summary>
/// (outer, reduced, inner) to (outer, blocks, inner). The reduced dimension is cut into fixed blocks, so that the order
/// of additions depends on the shape alone. Where inner is 1 a block is one run of memory, taken four vectors at a time;
/// elsewhere each vector of columns is carried down the block's rows in registers.
/// </summary>
internal readonly unsafe struct ReductionKernel<TReduction>(float* x, int outer, int reduced, int inner, float* y) : ISimdKernel
    where TReduction : struct, IReduction
{
    /// <summary>Columns are reduced one row after the other; longer blocks would cost digits in float32.</summary>
    private const int MostRows = 512;

    private const int MostColumns = 2048;

    public int Blocks => Chunk.DivideUp(reduced, RowsPerBlock);

    public int Tasks => Chunk.DivideUp(Pieces, PiecesPerTask);

    private int Pieces => outer * Blocks * Tiles;

    private int Tiles => Chunk.DivideUp(inner, MostColumns);

    private int PiecesPerTask => Chunk.ItemsPerTask(Pieces, (long)Math.Min(reduced, RowsPerBlock) * Math.Min(inner, MostColumns));

    private int RowsPerBlock => inner == 1 ? Chunk.Length : Math.Min(Chunk.Length / Math.Min(inner, MostColumns), MostRows);

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
            var column = tile * MostColumns;
            var columns = Math.Min(MostColumns, inner - column);
            var source = x + ((((long)o * reduced) + row) * inner) + column;
            var result = y + ((long)group * inner) + column;
            if (inner == 1)
                *result = Run<TSimd>(source, rows);
            else
                Columns<TSimd>(source, rows, columns, result);
        }
    }

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
                    SimdScalar.Store(lanes + lane, TReduction.Combine(SimdScalar.Load(lanes + lane), SimdScalar.Load(lanes + lane + width)));
            }
            single = SimdScalar.Load(lanes);
        }
        for (; i < count; i++)
            single = TReduction.Combine(single, SimdScalar.Load(x + i));
        return SimdScalar.Sum(single);
    }

    private void Columns<TSimd>(float* source, int rows, int columns, float* result)
        where TSimd : struct, ISimd<TSimd>
    {
        var column = 0;
        for (; column <= columns - SimdQuad<TSimd>.Lanes; column += SimdQuad<TSimd>.Lanes)
            Down<SimdQuad<TSimd>>(source + column, rows, result + column);
        for (; column <= columns - TSimd.Lanes; column += TSimd.Lanes)
            Down<TSimd>(source + column, rows, result + column);
        for (; column < columns; column++)
            Down<SimdScalar>(source + column, rows, result + column);
    }

    [MethodImpl(MethodImplOptions.AggressiveInlining)]
    private void Down<TSimd>(float* source, int rows, float* result)
        where TSimd : struct, ISimd<TSimd>
    {
        var sum = TSimd.Broadcast(TReduction.Start);
        for (var row = 0; row < rows; row++)
            sum = TReduction.Combine(sum, TSimd.Load(source + ((long)row * inner)));
        TSimd.Store(result, sum);
    }
}
