using GanForge.Tensors.Kernels;

namespace GanForge.Tensors;

public static partial class Ops
{
    /// <summary>
    /// Transposed convolution: x (N, H, W, C) and weight (kernel height, kernel width, K, C) to (N, height, width, K),
    /// with an optional bias (K) and leaky ReLU behind it: the input gradient of the <see cref="Conv2d"/> with the same weight and window.
    /// dx = Conv2d(dy, weight); dweight = Conv2dWeight(dy, x).
    /// </summary>
    /// <param name="x">Images, channels last.</param>
    /// <param name="weight">The kernel, laid out as that of the convolution it reverses: (kernel height, kernel width, out, in).</param>
    /// <param name="window">Strides and padding of the convolution it reverses.</param>
    /// <param name="height">Rows of the result; several heights lead to one height of x where the stride is above 1.</param>
    /// <param name="width">Columns of the result.</param>
    /// <param name="bias">Added to each channel.</param>
    /// <param name="negativeSlope">The factor below zero: 1 is no activation, 0 is ReLU.</param>
    /// <exception cref="ArgumentException">The shapes do not fit together.</exception>
    public static Tensor ConvTranspose2d(this Tensor x, Tensor weight, ConvWindow window, int height, int width, Tensor? bias = null, float negativeSlope = 1f)
    {
        RequireRank(x, 4, "An image batch (N, H, W, C)");
        RequireRank(weight, 4, "A transposed convolution's weight (kernel height, kernel width, out, in)");
        if (x.Shape[3] != weight.Shape[3])
            throw new ArgumentException($"The images have {x.Shape[3]} channels and the weight {weight.Shape} expects {weight.Shape[3]}.");
        if (window.OutputHeight(height, weight.Shape[0]) != x.Shape[1] || window.OutputWidth(width, weight.Shape[1]) != x.Shape[2])
            throw new ArgumentException($"No convolution with this window takes {height} x {width} pixels to {x.Shape[1]} x {x.Shape[2]}, so its transpose does not lead back.");
        return FusedBiasLeakyRelu(
            [x.Shape[0], height, width, weight.Shape[2]],
            y => Convolution.InputGradient(x, weight, window, bias, negativeSlope, y),
            x,
            weight,
            bias,
            negativeSlope,
            dy => Conv2d(dy, weight, window),
            dy => Conv2dWeight(dy, x, window, weight.Shape[0], weight.Shape[1]));
    }
}
