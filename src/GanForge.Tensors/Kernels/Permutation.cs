using System.Runtime.CompilerServices;
using GanForge.Tensors.Kernels.Products;
using GanForge.Tensors.Threading;

namespace GanForge.Tensors.Kernels;

/// <summary>Copies a tensor with its dimensions reordered, one row of the result after another.</summary>
internal static unsafe class Permutation
{
    /// <summary>Dimension d of y is dimension axes[d] of x.</summary>
    public static void Apply(Tensor x, ReadOnlySpan<int> axes, Tensor y)
    {
        Span<int> stridesOfX = stackalloc int[Shape.MaxRank];
        var count = 1;
        for (var d = x.Rank - 1; d >= 0; d--)
        {
            stridesOfX[d] = count;
            count *= x.Shape[d];
        }
        var strides = default(Strides);
        for (var d = 0; d < axes.Length; d++)
            strides[d] = stridesOfX[axes[d]];
        var job = new CopyJob(x.Pointer, y.Pointer, y.Shape, strides);
        Workers.Run(ref job, job.Tasks);
    }

    [InlineArray(Shape.MaxRank)]
    private struct Strides
    {
        private int _first;
    }

    private readonly struct CopyJob(float* x, float* y, Shape shape, Strides strides) : IJob
    {
        private readonly Strides _strides = strides;

        public int Tasks => Chunk.DivideUp(Rows, RowsPerTask);

        private int Columns => shape.Rank == 0 ? 1 : shape[^1];

        private int Rows => shape.Elements / Math.Max(Columns, 1);

        private int RowsPerTask => Chunk.ItemsPerTask(Rows, Columns);

        public void Run(int task)
        {
            var step = shape.Rank == 0 ? 1 : _strides[shape.Rank - 1];
            var last = Math.Min((task + 1) * RowsPerTask, Rows);
            for (var row = task * RowsPerTask; row < last; row++)
            {
                var from = x + Offset(row);
                var into = y + ((long)row * Columns);
                if (step == 1)
                {
                    new ReadOnlySpan<float>(from, Columns).CopyTo(new Span<float>(into, Columns));
                    continue;
                }
                for (var column = 0; column < Columns; column++)
                    into[column] = from[(long)column * step];
            }
        }

        private long Offset(int row)
        {
            var offset = 0L;
            for (var d = shape.Rank - 2; d >= 0; d--)
            {
                (row, var coordinate) = Math.DivRem(row, shape[d]);
                offset += (long)coordinate * _strides[d];
            }
            return offset;
        }
    }
}
