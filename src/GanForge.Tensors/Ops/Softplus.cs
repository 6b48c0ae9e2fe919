using System.Numerics.Tensors;
using GanForge.Tensors.Kernels;

namespace GanForge.Tensors;

public static partial class Ops
{
    /// <summary>ln(1 + eˣ), exact to a few units in the last place for every x. dx = dy · sigmoid x.</summary>
    public static Tensor Softplus(this Tensor x) =>
        Op(x.Shape, y => Elementwise.Apply(x, y, SoftplusOf), [x], (_, dy) => [dy * Sigmoid(x)]);

    /// <summary>max(x, 0) + ln(1 + e) with e = exp(−|x|).</summary>
    /// <remarks>
    /// With u the rounded 1 + e, ln(1 + e) is ln u + (e − (u − 1)) / u: the second term restores what rounding lost,
    /// which is nearly everything for small e.
    /// </remarks>
    internal static void SoftplusOf(ReadOnlySpan<float> x, Span<float> y)
    {
        const int Most = 256;
        Span<float> memory = stackalloc float[3 * Most];
        for (var start = 0; start < x.Length; start += Most)
        {
            var length = Math.Min(Most, x.Length - start);
            SoftplusOf(
                x.Slice(start, length),
                memory[..length],
                memory.Slice(Most, length),
                memory.Slice(2 * Most, length),
                y.Slice(start, length)
            );
        }
    }

    private static void SoftplusOf(ReadOnlySpan<float> x, Span<float> e, Span<float> u, Span<float> lost, Span<float> y)
    {
        TensorPrimitives.Abs(x, e);
        TensorPrimitives.Negate(e, e);
        TensorPrimitives.Exp(e, e);
        TensorPrimitives.Add(e, 1f, u);
        TensorPrimitives.Subtract(u, 1f, lost);
        TensorPrimitives.Subtract(e, lost, lost);
        TensorPrimitives.Divide(lost, u, lost);
        TensorPrimitives.Log(u, y);
        TensorPrimitives.Add(y, lost, y);
        TensorPrimitives.Max(x, 0f, e);
        TensorPrimitives.Add(y, e, y);
    }
}
