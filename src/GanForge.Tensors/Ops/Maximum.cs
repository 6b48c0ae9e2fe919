using GanForge.Tensors.Kernels;
using GanForge.Tensors.Simd;

namespace GanForge.Tensors;

public static partial class Ops
{
    /// <summary>
    /// The elementwise maximum of a and b, broadcast to a common shape. dy goes to the larger one, or to a if they are
    /// equal.
    /// </summary>
    /// <exception cref="ArgumentException">The shapes cannot be broadcast.</exception>
    public static Tensor Maximum(this Tensor a, Tensor b) =>
        Op(
            Shape.Broadcast(a.Shape, b.Shape),
            y => Broadcasting.Apply(a, b, y, default(Larger)),
            [a, b],
            (_, dy) => Split(dy, IsAtLeast(a, b), a.Shape, b.Shape)
        );

    /// <summary>dy · mask for one operand, dy · (1 − mask) for the other.</summary>
    private static Tensor[] Split(Tensor dy, Tensor mask, in Shape toMasked, in Shape toOther)
    {
        var masked = dy * mask;
        return [SumTo(masked, toMasked), SumTo(dy - masked, toOther)];
    }

    internal readonly struct Larger : IBinary
    {
        public T Apply<T>(T a, T b)
            where T : struct, ISimd<T> => T.Max(a, b);
    }
}
