using GanForge.Tensors.Kernels;
using GanForge.Tensors.Simd;

namespace GanForge.Tensors;

public static partial class Ops
{
    /// <summary>
    /// a · b elementwise, broadcast to a common shape. da = dy · b, db = dy · a, each summed over the broadcast
    /// dimensions.
    /// </summary>
    /// <exception cref="ArgumentException">The shapes cannot be broadcast.</exception>
    public static Tensor Multiply(this Tensor a, Tensor b) =>
        Op(
            Shape.Broadcast(a.Shape, b.Shape),
            y => Broadcasting.Apply(a, b, y, default(Multiplication)),
            [a, b],
            (_, dy, wanted) => [wanted[0] ? SumTo(dy * b, a.Shape) : null, wanted[1] ? SumTo(dy * a, b.Shape) : null]
        );

    internal readonly struct Multiplication : IBinary
    {
        public T Apply<T>(T a, T b)
            where T : struct, ISimd<T> => T.Multiply(a, b);
    }
}
