using GanForge.Tensors.Kernels;
using GanForge.Tensors.Simd;

namespace GanForge.Tensors;

public static partial class Ops
{
    /// <summary>Repeats dimensions of size 1 and adds outer ones. dx = SumTo(dy).</summary>
    /// <exception cref="ArgumentException">The shape of x does not broadcast to <paramref name="shape"/>.</exception>
    public static Tensor BroadcastTo(this Tensor x, Shape shape)
    {
        if (x.Shape == shape)
            return x;
        RequireStretch(x.Shape, shape);
        return Op(shape, y => Broadcasting.Apply(x, x, y, default(FirstOperand)), [x], (_, dy) => [SumTo(dy, x.Shape)]);
    }

    internal readonly struct FirstOperand : IBinary
    {
        public T Apply<T>(T a, T b)
            where T : struct, ISimd<T> => a;
    }
}
