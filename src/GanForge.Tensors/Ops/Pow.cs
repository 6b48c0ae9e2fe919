using System.Numerics.Tensors;
using GanForge.Tensors.Kernels;

namespace GanForge.Tensors;

public static partial class Ops
{
    /// <summary>x raised to a constant power. dx = exponent · x^(exponent − 1) · dy.</summary>
    public static Tensor Pow(this Tensor x, float exponent) =>
        Op(
            x.Shape,
            y => Elementwise.Apply(x, y, (from, into) => TensorPrimitives.Pow(from, exponent, into)),
            [x],
            (_, dy) => [exponent * Pow(x, exponent - 1f) * dy]
        );
}
