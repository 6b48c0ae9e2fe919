using GanForge.Tensors.Kernels;

namespace GanForge.Tensors;

public static partial class Ops
{
    /// <summary>
    /// Transposed convolution: x (N, H, W, C) and weight (kernel height, kernel width, K, C) to (N, height, width, K),
    /// followed by an optional bias (K) and leaky ReLU.
    /// </summary>
    /// <remarks>
    /// The input gradient of the <see cref="Conv2d"/> with the same weight and window. dx = Conv2d(dy, weight); dweight
    /// = Conv2dWeight(dy, x).
    /// </remarks>
    /// <param name="x">The images, channels last.</param>
    /// <param name="weight">
    /// The kernel, in the layout of the convolution it reverses: (kernel height, kernel width, out, in).
    /// </param>
    /// <param name="window">The strides and padding of the convolution it reverses.</param>
    /// <param name="height">
    /// The number of rows of the result; with a stride above 1, several values lead to the same height of x.
    /// </param>
    /// <param name="width">The number of columns of the result.</param>
    /// <param name="bias">The bias added to each channel.</param>
    /// <param name="negativeSlope">The factor below zero: 1 is no activation, 0 is ReLU.</param>
    /// <exception cref="ArgumentException">The shapes do not match.</exception>
    public static Tensor ConvTranspose2d(
        this Tensor x,
        Tensor weight,
        ConvWindow window,
        int height,
        int width,
        Tensor? bias = null,
        float negativeSlope = 1f
    )
    {
        RequireRank(x, 4, "An image batch (N, H, W, C)");
        RequireRank(weight, 4, "A transposed convolution's weight (kernel height, kernel width, out, in)");
        if (x.Shape[3] != weight.Shape[3])
        {
            throw new ArgumentException(
                $"The images have {x.Shape[3]} channels and the weight {weight.Shape} expects {weight.Shape[3]}."
            );
        }

        if (
            window.OutputHeight(height, weight.Shape[0]) != x.Shape[1]
            || window.OutputWidth(width, weight.Shape[1]) != x.Shape[2]
        )
        {
            throw new ArgumentException(
                $"No convolution with this window takes {height} x {width} pixels to {x.Shape[1]} x "
                    + $"{x.Shape[2]}, so its transpose does not lead back."
            );
        }

        return FusedBiasLeakyRelu(
            [x.Shape[0], height, width, weight.Shape[2]],
            y => Convolution.InputGradient(x, weight, window, bias, negativeSlope, y),
            x,
            weight,
            bias,
            negativeSlope,
            dy => Conv2d(dy, weight, window),
            dy => Conv2dWeight(dy, x, window, weight.Shape[0], weight.Shape[1])
        );
    }
}
