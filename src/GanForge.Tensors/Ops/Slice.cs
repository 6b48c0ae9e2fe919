using GanForge.Tensors.Kernels;

namespace GanForge.Tensors;

public static partial class Ops
{
    /// <summary>A slice of x along one dimension. dx = dy padded with zeros at its original position.</summary>
    /// <param name="x">The tensor to slice.</param>
    /// <param name="axis">The dimension that is sliced.</param>
    /// <param name="start">The first index of the slice.</param>
    /// <param name="length">The number of indices in the slice.</param>
    /// <exception cref="ArgumentException">The slice extends beyond x.</exception>
    public static Tensor Slice(this Tensor x, Index axis, int start, int length)
    {
        var d = AxisOf(x.Shape, axis);
        var size = x.Shape[d];
        if (start < 0 || length < 0 || start > size - length)
        {
            throw new ArgumentException(
                $"{length} elements from index {start} on do not lie within dimension {d} of a tensor of shape "
                    + $"{x.Shape}."
            );
        }

        if (length == size)
            return x;
        return Op(
            x.Shape.With(d, length),
            y => CopySlice(x, d, start, y),
            [x],
            (_, dy) => [Pad(dy, d, start, size - start - length)]
        );
    }

    private static unsafe void CopySlice(Tensor x, int axis, int start, Tensor y)
    {
        var inner = InnerCount(x.Shape, axis);
        var (pitch, length) = (x.Shape[axis] * inner, y.Shape[axis] * inner);
        Blocks.Copy(x.Pointer + (start * inner), pitch, y.Pointer, length, length, OuterCount(x.Shape, axis));
    }

    private static int OuterCount(in Shape shape, int axis)
    {
        var count = 1;
        for (var d = 0; d < axis; d++)
            count *= shape[d];
        return count;
    }

    private static int InnerCount(in Shape shape, int axis)
    {
        var count = 1;
        for (var d = axis + 1; d < shape.Rank; d++)
            count *= shape[d];
        return count;
    }
}
