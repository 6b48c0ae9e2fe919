using System.Runtime.CompilerServices;

namespace GanForge.Tensors.Kernels;

/// <summary>
/// Two operands broadcast to one result, with dimensions merged wherever they can be traversed as one. Within a row, an
/// operand advances by one element (step 1) or repeats one (step 0).
/// </summary>
internal struct BroadcastPlan
{
    private Numbers _sizes;
    private Numbers _stridesOfA;
    private Numbers _stridesOfB;
    private int _rank;

    public BroadcastPlan(in Shape a, in Shape b, in Shape result)
    {
        var (countOfA, countOfB) = (1, 1);
        for (var d = 1; d <= result.Rank; d++)
        {
            var strideOfA = Stride(a, d, ref countOfA);
            var strideOfB = Stride(b, d, ref countOfB);
            if (result[^d] != 1)
                Append(result[^d], strideOfA, strideOfB);
        }
        if (_rank == 0)
            Append(1, 1, 1);
        Rows = 1;
        for (var d = 1; d < _rank; d++)
            Rows *= _sizes[d];
    }

    /// <summary>The number of elements per row.</summary>
    public readonly int Columns => _sizes[0];

    public int Rows { get; }

    public readonly int StepOfA => _stridesOfA[0];

    public readonly int StepOfB => _stridesOfB[0];

    /// <summary>The start of a row in each operand.</summary>
    public readonly (int OffsetOfA, int OffsetOfB) Offsets(int row)
    {
        if (_rank == 2)
            return (row * _stridesOfA[1], row * _stridesOfB[1]);
        var (offsetOfA, offsetOfB) = (0, 0);
        for (var d = 1; d < _rank; d++)
        {
            (row, var coordinate) = Math.DivRem(row, _sizes[d]);
            offsetOfA += coordinate * _stridesOfA[d];
            offsetOfB += coordinate * _stridesOfB[d];
        }
        return (offsetOfA, offsetOfB);
    }

    private static int Stride(in Shape operand, int fromInnermost, ref int count)
    {
        if (fromInnermost > operand.Rank || operand[^fromInnermost] == 1)
            return 0;
        var stride = count;
        count *= operand[^fromInnermost];
        return stride;
    }

    private void Append(int size, int strideOfA, int strideOfB)
    {
        var inner = _rank - 1;
        if (
            _rank > 0
            && strideOfA == _stridesOfA[inner] * _sizes[inner]
            && strideOfB == _stridesOfB[inner] * _sizes[inner]
        )
        {
            _sizes[inner] *= size;
            return;
        }
        _sizes[_rank] = size;
        _stridesOfA[_rank] = strideOfA;
        _stridesOfB[_rank] = strideOfB;
        _rank++;
    }

    [InlineArray(Shape.MaxRank)]
    private struct Numbers
    {
        private int _first;
    }
}
