using GanForge.Tensors.Kernels.BatchNorm;

namespace GanForge.Tensors;

public static partial class Ops
{
    /// <summary>
    /// Batch normalisation with given statistics, as in sampling: leaky(γ · (x − mean) / √(variance + ε) + β).
    /// </summary>
    /// <param name="x">(…, C).</param>
    /// <param name="mean">(C).</param>
    /// <param name="variance">(C).</param>
    /// <param name="gamma">γ, (C).</param>
    /// <param name="beta">β, (C).</param>
    /// <param name="epsilon">ε, added to the variance.</param>
    /// <param name="negativeSlope">The factor below zero, not negative: 1 is no activation, 0 is ReLU.</param>
    /// <exception cref="ArgumentException">The shapes do not fit together.</exception>
    public static Tensor BatchNormWith(this Tensor x, Tensor mean, Tensor variance, Tensor gamma, Tensor beta, float epsilon = 1e-5f, float negativeSlope = 1f)
    {
        RequireChannels(x, mean, variance, gamma, beta);
        RequireSlope(negativeSlope);
        var scale = gamma / Sqrt(variance + epsilon);
        return ScaleShift(x, scale, beta - (mean * scale), negativeSlope);
    }

    /// <summary>leaky(x · scale + shift) by channels. With g = dy behind the activation: dx = g · scale, dscale = Σ g · x, dshift = Σ g.</summary>
    private static unsafe Tensor ScaleShift(Tensor x, Tensor scale, Tensor shift, float negativeSlope) =>
        Op(
            x.Shape,
            y => BatchNormalization.ScaleShift(x, scale.Pointer, shift.Pointer, negativeSlope, y),
            [x, scale, shift],
            (y, dy, wanted) =>
            {
                var g = negativeSlope == 1f ? dy : LeakyReluGradient(y, dy, negativeSlope);
                return
                [
                    wanted[0] ? g * scale : null,
                    wanted[1] ? SumTo(g * x, scale.Shape) : null,
                    wanted[2] ? SumTo(g, shift.Shape) : null,
                ];
            });
}
