using GanForge.Tensors.Kernels;

namespace GanForge.Tensors;

public static partial class Ops
{
    /// <summary>
    /// x (N, in) · weight (in, out), followed by an optional bias (out) and leaky ReLU. dx = dy·weightᵀ, dweight =
    /// xᵀ·dy.
    /// </summary>
    /// <param name="x">The input, one row per example.</param>
    /// <param name="weight">The weight, one column per output.</param>
    /// <param name="bias">The bias added to each row.</param>
    /// <param name="negativeSlope">The factor below zero: 1 is no activation, 0 is ReLU.</param>
    /// <exception cref="ArgumentException">The shapes do not match.</exception>
    public static Tensor Linear(this Tensor x, Tensor weight, Tensor? bias = null, float negativeSlope = 1f)
    {
        RequireRank(x, 2, "The input of a linear map (N, in)");
        RequireRank(weight, 2, "The weight of a linear map (in, out)");
        if (x.Shape[1] != weight.Shape[0])
        {
            throw new ArgumentException(
                $"The input has {x.Shape[1]} features and the weight {weight.Shape} expects {weight.Shape[0]}."
            );
        }

        return FusedBiasLeakyRelu(
            [x.Shape[0], weight.Shape[1]],
            y => MatrixProduct.Run(x, false, weight, false, bias, negativeSlope, y),
            x,
            weight,
            bias,
            negativeSlope,
            dy => MatMul(dy, weight, transposeB: true),
            dy => MatMul(x, dy, transposeA: true)
        );
    }
}
