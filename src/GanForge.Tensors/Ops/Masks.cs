using GanForge.Tensors.Kernels;
using GanForge.Tensors.Simd;

namespace GanForge.Tensors;

public static partial class Ops
{
    /// <summary>1 where a ≥ b, else 0: a constant, because it is flat except for jumps.</summary>
    private static Tensor IsAtLeast(Tensor a, Tensor b) =>
        Compute(Shape.Broadcast(a.Shape, b.Shape), y => Broadcasting.Apply(a, b, y, default(AtLeast)));

    internal readonly struct AtLeast : IBinary
    {
        public T Apply<T>(T a, T b)
            where T : struct, ISimd<T> => T.SelectPositive(T.Subtract(b, a), T.Zero, T.Broadcast(1f));
    }
}
