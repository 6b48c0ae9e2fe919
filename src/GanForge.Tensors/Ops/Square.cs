using GanForge.Tensors.Kernels;
using GanForge.Tensors.Simd;

namespace GanForge.Tensors;

public static partial class Ops
{
    /// <summary>x². dx = 2x · dy.</summary>
    public static Tensor Square(this Tensor x) =>
        Op(x.Shape, y => Elementwise.Apply(x, y, default(Squaring)), [x], (_, dy) => [2f * x * dy]);

    internal readonly struct Squaring : IUnary
    {
        public T Apply<T>(T x)
            where T : struct, ISimd<T> => T.Multiply(x, x);
    }
}
