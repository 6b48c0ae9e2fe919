using GanForge.Tensors.Kernels;
using GanForge.Tensors.Simd;

namespace GanForge.Tensors;

public static partial class Ops
{
    /// <summary>scale · x + shift with two numbers, in one pass. dx = scale · dy.</summary>
    public static Tensor Affine(this Tensor x, float scale, float shift) =>
        Op(
            x.Shape,
            y => Elementwise.Apply(x, y, new AffineMap(scale, shift)),
            [x],
            (_, dy) => [scale == 1f ? dy : Affine(dy, scale, 0f)]
        );

    internal readonly struct AffineMap(float scale, float shift) : IUnary
    {
        public T Apply<T>(T x)
            where T : struct, ISimd<T> => T.MultiplyAdd(T.Broadcast(scale), x, T.Broadcast(shift));
    }
}
