using GanForge.Tensors.Kernels.BatchNorm;

namespace GanForge.Tensors;

public static partial class Ops
{
    /// <summary>
    /// Batch normalization with given statistics, as in sampling: leaky(γ · (x − mean) / √(variance + ε) + β).
    /// </summary>
    /// <param name="x">The input, (…, C).</param>
    /// <param name="mean">The mean, (C).</param>
    /// <param name="variance">The variance, (C).</param>
    /// <param name="gamma">The scale γ, (C).</param>
    /// <param name="beta">The shift β, (C).</param>
    /// <param name="epsilon">The constant ε added to the variance.</param>
    /// <param name="negativeSlope">The non-negative factor below zero: 1 is no activation, 0 is ReLU.</param>
    /// <exception cref="ArgumentException">The shapes do not match.</exception>
    public static Tensor BatchNormWith(
        this Tensor x,
        Tensor mean,
        Tensor variance,
        Tensor gamma,
        Tensor beta,
        float epsilon = 1e-5f,
        float negativeSlope = 1f
    )
    {
        RequireChannels(x, mean, variance, gamma, beta);
        RequireSlope(negativeSlope);
        var scale = gamma / Sqrt(variance + epsilon);
        return ScaleShift(x, scale, beta - (mean * scale), negativeSlope);
    }

    /// <summary>
    /// leaky(x · scale + shift) per channel. With g the gradient before the activation: dx = g · scale, dscale = Σ g ·
    /// x, dshift = Σ g.
    /// </summary>
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
            }
        );
}
