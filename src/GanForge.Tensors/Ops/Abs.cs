using GanForge.Tensors.Kernels;
using GanForge.Tensors.Simd;

namespace GanForge.Tensors;

public static partial class Ops
{
    /// <summary>|x|. dx = dy · sign x, with sign 0 = 0.</summary>
    public static Tensor Abs(this Tensor x) =>
        Op(x.Shape, y => Elementwise.Apply(x, y, default(Magnitude)), [x], (_, dy) => [dy * Sign(x)]);

    /// <summary>−1, 0 or 1: a constant, because it is flat except for a jump.</summary>
    private static Tensor Sign(Tensor x) => Compute(x.Shape, y => Elementwise.Apply(x, y, default(SignOf)));

    internal readonly struct Magnitude : IUnary
    {
        public T Apply<T>(T x)
            where T : struct, ISimd<T> => T.Max(x, T.Subtract(T.Zero, x));
    }

    internal readonly struct SignOf : IUnary
    {
        public T Apply<T>(T x)
            where T : struct, ISimd<T>
        {
            var minus = T.SelectPositive(T.Subtract(T.Zero, x), T.Broadcast(-1f), T.Zero);
            return T.SelectPositive(x, T.Broadcast(1f), minus);
        }
    }
}
