using GanForge.Tensors.Kernels;
using GanForge.Tensors.Simd;

namespace GanForge.Tensors;

public static partial class Ops
{
    /// <summary>a + b, broadcast to a common shape. da = db = dy, each summed over the broadcast dimensions.</summary>
    /// <exception cref="ArgumentException">The shapes cannot be broadcast.</exception>
    public static Tensor Add(this Tensor a, Tensor b) =>
        Op(
            Shape.Broadcast(a.Shape, b.Shape),
            y => Broadcasting.Apply(a, b, y, default(Addition)),
            [a, b],
            (_, dy, wanted) => [wanted[0] ? SumTo(dy, a.Shape) : null, wanted[1] ? SumTo(dy, b.Shape) : null]
        );

    internal readonly struct Addition : IBinary
    {
        public T Apply<T>(T a, T b)
            where T : struct, ISimd<T> => T.Add(a, b);
    }
}
