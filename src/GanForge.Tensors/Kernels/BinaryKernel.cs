using System.Runtime.CompilerServices;
using GanForge.Tensors.Kernels.Products;
using GanForge.Tensors.Simd;

namespace GanForge.Tensors.Kernels;

/// <summary>
/// y = f(a, b) by rows of a <see cref="BroadcastPlan"/>; equal shapes, a scalar and a bias all become loops over whole
/// vectors. Short rows are grouped into one task, long ones split over several.
/// </summary>
internal readonly unsafe struct BinaryKernel<TFunction>(float* a, float* b, float* y, BroadcastPlan plan, TFunction f)
    : ISimdKernel
    where TFunction : struct, IBinary
{
    private readonly BroadcastPlan _plan = plan;
    private readonly TFunction _f = f;

    public int Tasks => Chunk.DivideUp(_plan.Rows, RowsPerTask) * Chunk.CountOf(_plan.Columns);

    private int RowsPerTask => Chunk.ItemsPerTask(_plan.Rows, _plan.Columns);

    public void Run<TSimd>(int task)
        where TSimd : struct, ISimd<TSimd>
    {
        if (_plan.StepOfA == 0)
        {
            if (_plan.StepOfB == 0)
                Rows<TSimd, Repeated, Repeated>(task);
            else
                Rows<TSimd, Repeated, Consecutive>(task);
        }
        else if (_plan.StepOfB == 0)
        {
            Rows<TSimd, Consecutive, Repeated>(task);
        }
        else
        {
            Rows<TSimd, Consecutive, Consecutive>(task);
        }
    }

    [MethodImpl(MethodImplOptions.AggressiveOptimization | MethodImplOptions.NoInlining)]
    private void Rows<TSimd, TLeft, TRight>(int task)
        where TSimd : struct, ISimd<TSimd>
        where TLeft : struct, IOperand
        where TRight : struct, IOperand
    {
        var (block, part) = Math.DivRem(task, Chunk.CountOf(_plan.Columns));
        var (start, end) = Chunk.Range(_plan.Columns, part);
        var lastRow = Math.Min((block + 1) * RowsPerTask, _plan.Rows);
        var f = _f;
        for (var row = block * RowsPerTask; row < lastRow; row++)
        {
            var (offsetOfA, offsetOfB) = _plan.Offsets(row);
            var left = a + offsetOfA;
            var right = b + offsetOfB;
            var result = y + ((long)row * _plan.Columns);
            var i = start;
            for (; i <= end - TSimd.Lanes; i += TSimd.Lanes)
                TSimd.Store(result + i, f.Apply(TLeft.Load<TSimd>(left, i), TRight.Load<TSimd>(right, i)));
            for (; i < end; i++)
            {
                SimdScalar.Store(
                    result + i,
                    f.Apply(TLeft.Load<SimdScalar>(left, i), TRight.Load<SimdScalar>(right, i))
                );
            }
        }
    }

    private interface IOperand
    {
        static abstract TSimd Load<TSimd>(float* row, int index)
            where TSimd : struct, ISimd<TSimd>;
    }

    private readonly struct Consecutive : IOperand
    {
        [MethodImpl(MethodImplOptions.AggressiveInlining)]
        public static TSimd Load<TSimd>(float* row, int index)
            where TSimd : struct, ISimd<TSimd> => TSimd.Load(row + index);
    }

    private readonly struct Repeated : IOperand
    {
        [MethodImpl(MethodImplOptions.AggressiveInlining)]
        public static TSimd Load<TSimd>(float* row, int index)
            where TSimd : struct, ISimd<TSimd> => TSimd.Broadcast(*row);
    }
}
