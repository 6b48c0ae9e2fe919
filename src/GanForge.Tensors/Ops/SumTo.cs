using GanForge.Tensors.Kernels;

namespace GanForge.Tensors;

public static partial class Ops
{
    /// <summary>
    /// Sums over the dimensions that broadcasting from <paramref name="shape"/> would expand: the adjoint of
    /// <see cref="BroadcastTo"/>. dx = BroadcastTo(dy).
    /// </summary>
    /// <exception cref="ArgumentException">The shape does not broadcast to that of x.</exception>
    public static Tensor SumTo(this Tensor x, Shape shape)
    {
        if (x.Shape == shape)
            return x;
        RequireStretch(shape, x.Shape);
        return Op(shape, y => Reduction.Apply<SumReduction>(x, y), [x], (_, dy) => [BroadcastTo(dy, x.Shape)]);
    }

    private static void RequireStretch(in Shape from, in Shape to)
    {
        if (Shape.Broadcast(from, to) != to)
            throw new ArgumentException($"A tensor of shape {from} does not broadcast to {to}.");
    }
}
