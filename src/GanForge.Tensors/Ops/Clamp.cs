using GanForge.Tensors.Kernels;
using GanForge.Tensors.Simd;

namespace GanForge.Tensors;

public static partial class Ops
{
    /// <summary>
    /// x limited to the range from <paramref name="low"/> to <paramref name="high"/>. dx = dy inside the limits, 0
    /// outside.
    /// </summary>
    /// <exception cref="ArgumentException">low is above high.</exception>
    public static Tensor Clamp(this Tensor x, float low, float high)
    {
        if (!(low <= high))
            throw new ArgumentException($"A range from {low} to {high} holds no number.");
        return Op(
            x.Shape,
            y => Elementwise.Apply(x, y, new Limits(low, high)),
            [x],
            (_, dy) => [dy * IsWithin(x, low, high)]
        );
    }

    private static Tensor IsWithin(Tensor x, float low, float high) =>
        Compute(x.Shape, y => Elementwise.Apply(x, y, new Inside(low, high)));

    internal readonly struct Limits(float low, float high) : IUnary
    {
        public T Apply<T>(T x)
            where T : struct, ISimd<T> => T.Min(T.Max(x, T.Broadcast(low)), T.Broadcast(high));
    }

    internal readonly struct Inside(float low, float high) : IUnary
    {
        public T Apply<T>(T x)
            where T : struct, ISimd<T>
        {
            var notAbove = T.SelectPositive(T.Subtract(x, T.Broadcast(high)), T.Zero, T.Broadcast(1f));
            return T.SelectPositive(T.Subtract(T.Broadcast(low), x), T.Zero, notAbove);
        }
    }
}
