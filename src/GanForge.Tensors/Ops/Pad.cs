using GanForge.Tensors.Kernels;

namespace GanForge.Tensors;

public static partial class Ops
{
    /// <summary>
    /// x with zeros added before and after it along one dimension. dx = the slice of dy between them.
    /// </summary>
    /// <param name="x">The tensor to pad.</param>
    /// <param name="axis">The dimension that grows.</param>
    /// <param name="before">The number of zeros before the first index.</param>
    /// <param name="after">The number of zeros after the last index.</param>
    /// <exception cref="ArgumentException">A padding is negative.</exception>
    public static Tensor Pad(this Tensor x, Index axis, int before, int after)
    {
        if (before < 0 || after < 0)
        {
            throw new ArgumentException(
                $"A padding of {before} before and {after} after is negative; Slice makes a tensor smaller."
            );
        }

        var d = AxisOf(x.Shape, axis);
        var size = x.Shape[d];
        if (before == 0 && after == 0)
            return x;
        return Op(
            x.Shape.With(d, before + size + after),
            y => CopyPadded(x, d, before, y),
            [x],
            (_, dy) => [Slice(dy, d, before, size)]
        );
    }

    /// <summary>The images of a batch (N, H, W, C) with zeros added around them.</summary>
    /// <param name="x">The images.</param>
    /// <param name="top">The number of rows above.</param>
    /// <param name="bottom">The number of rows below.</param>
    /// <param name="left">The number of columns to the left.</param>
    /// <param name="right">The number of columns to the right.</param>
    /// <exception cref="ArgumentException">x is not an image batch, or a padding is negative.</exception>
    public static Tensor Pad(this Tensor x, int top, int bottom, int left, int right)
    {
        RequireRank(x, 4, "An image batch (N, H, W, C)");
        return x.Pad(axis: 1, top, bottom).Pad(axis: 2, left, right);
    }

    private static unsafe void CopyPadded(Tensor x, int axis, int before, Tensor y)
    {
        var inner = InnerCount(x.Shape, axis);
        var (length, pitch) = (x.Shape[axis] * inner, y.Shape[axis] * inner);
        y.Span.Clear();
        Blocks.Copy(x.Pointer, length, y.Pointer + (before * inner), pitch, length, OuterCount(x.Shape, axis));
    }
}
