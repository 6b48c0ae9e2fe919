using GanForge.Tensors.Kernels;
using GanForge.Tensors.Simd;

namespace GanForge.Tensors;

public static partial class Ops
{
    /// <summary>
    /// x where it is positive, slope · x elsewhere. dx = dy where y is positive, slope · dy elsewhere.
    /// </summary>
    /// <param name="x">Any tensor.</param>
    /// <param name="negativeSlope">The non-negative factor below zero.</param>
    /// <exception cref="ArgumentOutOfRangeException">The slope is negative.</exception>
    public static Tensor LeakyRelu(this Tensor x, float negativeSlope)
    {
        RequireSlope(negativeSlope);
        return negativeSlope == 1f
            ? x
            : Op(
                x.Shape,
                y => Elementwise.Apply(x, y, new Leak(negativeSlope)),
                [x],
                (y, dy) => [LeakyReluGradient(y, dy, negativeSlope)]
            );
    }

    /// <summary>max(x, 0). dx = dy where y is positive, 0 elsewhere.</summary>
    public static Tensor Relu(this Tensor x) => LeakyRelu(x, 0f);

    /// <summary>
    /// dy where y is positive, slope · dy elsewhere: linear in dy, and constant in y except at the kink.
    /// </summary>
    internal static Tensor LeakyReluGradient(Tensor y, Tensor dy, float negativeSlope) =>
        Op(
            y.Shape,
            g => Broadcasting.Apply(y, dy, g, new GradientLeak(negativeSlope)),
            [dy],
            (_, g) => [LeakyReluGradient(y, g, negativeSlope)]
        );

    /// <summary>Rejects a negative slope, with which the sign of the result would not reveal the sign of x.</summary>
    private static void RequireSlope(float negativeSlope)
    {
        if (!(negativeSlope >= 0f))
        {
            throw new ArgumentOutOfRangeException(
                nameof(negativeSlope),
                negativeSlope,
                "The slope of a leaky ReLU is not negative."
            );
        }
    }

    internal readonly struct Leak(float negativeSlope) : IUnary
    {
        public T Apply<T>(T x)
            where T : struct, ISimd<T> => T.SelectPositive(x, x, T.Multiply(T.Broadcast(negativeSlope), x));
    }

    internal readonly struct GradientLeak(float negativeSlope) : IBinary
    {
        public T Apply<T>(T y, T dy)
            where T : struct, ISimd<T> => T.SelectPositive(y, dy, T.Multiply(T.Broadcast(negativeSlope), dy));
    }
}
