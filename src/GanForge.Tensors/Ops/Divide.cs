using GanForge.Tensors.Kernels;
using GanForge.Tensors.Simd;

namespace GanForge.Tensors;

public static partial class Ops
{
    /// <summary>
    /// a / b elementwise, broadcast to a common shape. da = dy / b, db = −dy · y / b, each summed over the broadcast
    /// dimensions.
    /// </summary>
    /// <exception cref="ArgumentException">The shapes cannot be broadcast.</exception>
    public static Tensor Divide(this Tensor a, Tensor b) =>
        Op(
            Shape.Broadcast(a.Shape, b.Shape),
            y => Broadcasting.Apply(a, b, y, default(Division)),
            [a, b],
            (y, dy, wanted) =>
                [wanted[0] ? SumTo(dy / b, a.Shape) : null, wanted[1] ? -SumTo(dy * y / b, b.Shape) : null]
        );

    internal readonly struct Division : IBinary
    {
        public T Apply<T>(T a, T b)
            where T : struct, ISimd<T> => T.Divide(a, b);
    }
}
