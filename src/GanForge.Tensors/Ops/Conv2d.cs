using GanForge.Tensors.Kernels;

namespace GanForge.Tensors;

public static partial class Ops
{
    /// <summary>
    /// Convolution: x (N, H, W, C) and weight (kernel height, kernel width, C, K) to (N, OH, OW, K), followed by an
    /// optional bias (K) and leaky ReLU.
    /// </summary>
    /// <remarks>dx = ConvTranspose2d(dy, weight); dweight = Conv2dWeight(x, dy).</remarks>
    /// <param name="x">The images, channels last.</param>
    /// <param name="weight">The kernel.</param>
    /// <param name="window">The strides and padding.</param>
    /// <param name="bias">The bias added to each channel.</param>
    /// <param name="negativeSlope">The factor below zero: 1 is no activation, 0 is ReLU.</param>
    /// <exception cref="ArgumentException">The shapes do not match.</exception>
    public static Tensor Conv2d(
        this Tensor x,
        Tensor weight,
        ConvWindow window,
        Tensor? bias = null,
        float negativeSlope = 1f
    )
    {
        RequireRank(x, 4, "An image batch (N, H, W, C)");
        RequireRank(weight, 4, "A convolution's weight (kernel height, kernel width, in, out)");
        if (x.Shape[3] != weight.Shape[2])
        {
            throw new ArgumentException(
                $"The images have {x.Shape[3]} channels and the weight {weight.Shape} expects {weight.Shape[2]}."
            );
        }

        Shape shape =
        [
            x.Shape[0],
            window.OutputHeight(x.Shape[1], weight.Shape[0]),
            window.OutputWidth(x.Shape[2], weight.Shape[1]),
            weight.Shape[3],
        ];
        return FusedBiasLeakyRelu(
            shape,
            y => Convolution.Forward(x, weight, window, bias, negativeSlope, y),
            x,
            weight,
            bias,
            negativeSlope,
            dy => ConvTranspose2d(dy, weight, window, x.Shape[1], x.Shape[2]),
            dy => Conv2dWeight(x, dy, window, weight.Shape[0], weight.Shape[1])
        );
    }
}
