using System.Runtime.CompilerServices;
using GanForge.Tensors.Simd;

namespace GanForge.Tensors.Kernels;

/// <summary>A computation down the columns of a matrix, one column per register lane.</summary>
internal interface IColumnTile
{
    void Run<T>(int column)
        where T : struct, ISimd<T>;
}

/// <summary>Covers the columns of a matrix with tiles of four registers, then one, then single lanes.</summary>
/// <remarks>
/// Four adjacent registers keep four sums in flight and read whole cache lines; each lane sees the same operations in
/// the same order at every width.
/// </remarks>
internal static class ColumnTiles
{
    [MethodImpl(MethodImplOptions.AggressiveInlining)]
    public static void Cover<TSimd, TTile>(int columns, in TTile tile)
        where TSimd : struct, ISimd<TSimd>
        where TTile : struct, IColumnTile
    {
        var column = 0;
        for (; column <= columns - SimdQuad<TSimd>.Lanes; column += SimdQuad<TSimd>.Lanes)
            tile.Run<SimdQuad<TSimd>>(column);
        for (; column <= columns - TSimd.Lanes; column += TSimd.Lanes)
            tile.Run<TSimd>(column);
        for (; column < columns; column++)
            tile.Run<SimdScalar>(column);
    }
}
