using GanForge.Tensors.Kernels;

namespace GanForge.Tensors;

public static partial class Ops
{
    /// <summary>
    /// Tensors joined along one dimension, for example batches of real and generated images along 0. Each part receives
    /// its slice of dy.
    /// </summary>
    /// <param name="parts">At most 64 tensors whose shapes agree except in that dimension.</param>
    /// <param name="axis">The dimension along which they are joined.</param>
    /// <exception cref="ArgumentException">There are no parts or too many, or their shapes do not match.</exception>
    public static Tensor Concatenate(ReadOnlySpan<Tensor> parts, Index axis)
    {
        if (parts.Length is 0 or > 64)
        {
            throw new ArgumentException(
                $"Between 1 and 64 tensors can be joined; there were {parts.Length}.",
                nameof(parts)
            );
        }

        var d = AxisOf(parts[0].Shape, axis);
        var size = 0;
        foreach (var part in parts)
        {
            if (part.Rank != parts[0].Rank || part.Shape.With(d, 0) != parts[0].Shape.With(d, 0))
            {
                throw new ArgumentException(
                    $"Tensors of shapes {parts[0].Shape} and {part.Shape} cannot be joined along dimension {d}; "
                        + $"all other sizes must agree.",
                    nameof(parts)
                );
            }

            size += part.Shape[d];
        }
        var inputs = parts.ToArray();
        return Op(
            parts[0].Shape.With(d, size),
            y => CopyParts(inputs, d, y),
            inputs,
            (_, dy, wanted) =>
            {
                var gradients = new Tensor?[inputs.Length];
                for (var (i, start) = (0, 0); i < inputs.Length; start += inputs[i++].Shape[d])
                    gradients[i] = wanted[i] ? Slice(dy, d, start, inputs[i].Shape[d]) : null;
                return gradients;
            }
        );
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
