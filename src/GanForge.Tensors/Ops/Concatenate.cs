using GanForge.Tensors.Kernels;

namespace GanForge.Tensors;

public static partial class Ops
{
    /// <summary>Tensors joined along one dimension, for example a batch of real and one of generated images along 0. Each gets its slice of dy.</summary>
    /// <param name="parts">At most 64 tensors whose shapes agree but for that dimension.</param>
    /// <param name="axis">The dimension in which they lie one after the other.</param>
    /// <exception cref="ArgumentException">There is no part, or too many, or their shapes do not fit together.</exception>
    public static Tensor Concatenate(ReadOnlySpan<Tensor> parts, Index axis)
    {
        if (parts.Length is 0 or > 64)
            throw new ArgumentException($"Between 1 and 64 tensors can be joined; there were {parts.Length}.", nameof(parts));
        var d = AxisOf(parts[0].Shape, axis);
        var size = 0;
        foreach (var part in parts)
        {
            if (part.Rank != parts[0].Rank || part.Shape.With(d, 0) != parts[0].Shape.With(d, 0))
                throw new ArgumentException($"Tensors of shapes {parts[0].Shape} and {part.Shape} cannot be joined along dimension {d}; all other sizes must agree.", nameof(parts));
            size += part.Shape[d];
        }
        var inputs = parts.ToArray();
        return Op(parts[0].Shape.With(d, size), y => CopyParts(inputs, d, y), inputs, (_, dy, wanted) =>
        {
            var gradients = new Tensor?[inputs.Length];
            for (var (i, start) = (0, 0); i < inputs.Length; start += inputs[i++].Shape[d])
                gradients[i] = wanted[i] ? Slice(dy, d, start, inputs[i].Shape[d]) : null;
            return gradients;
        });
    }

    private static unsafe void CopyParts(Tensor[] parts, int axis, Tensor y)
    {
        var (inner, outer) = (InnerCount(y.Shape, axis), OuterCount(y.Shape, axis));
        var into = y.Pointer;
        foreach (var part in parts)
        {
            var length = part.Shape[axis] * inner;
            Blocks.Copy(part.Pointer, length, into, y.Shape[axis] * inner, length, outer);
            into += length;
        }
    }
}
