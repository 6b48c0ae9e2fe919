using GanForge.Tensors.Kernels;
using GanForge.Tensors.Simd;

namespace GanForge.Tensors;

public static partial class Ops
{
    /// <summary>
    /// The elementwise minimum of a and b, broadcast to a common shape. dy goes to the smaller one, or to a if they are
    /// equal.
    /// </summary>
    /// <exception cref="ArgumentException">The shapes cannot be broadcast.</exception>
    public static Tensor Minimum(this Tensor a, Tensor b) =>
        Op(
            Shape.Broadcast(a.Shape, b.Shape),
            y => Broadcasting.Apply(a, b, y, default(Smaller)),
            [a, b],
            (_, dy) => Split(dy, IsAtLeast(b, a), a.Shape, b.Shape)
        );

    internal readonly struct Smaller : IBinary
    {
        public T Apply<T>(T a, T b)
            where T : struct, ISimd<T> => T.Min(a, b);
    }
}
