using GanForge.Tensors.Kernels;

namespace GanForge.Tensors;

public static partial class Ops
{
    /// <summary>
    /// The weight gradient of a convolution: x (N, H, W, C) and dy (N, OH, OW, K) to (kernel height, kernel width, C,
    /// K).
    /// </summary>
    /// <remarks>It is also bilinear: dx = ConvTranspose2d(dy, g); ddy = Conv2d(x, g).</remarks>
    /// <param name="x">The convolution's input.</param>
    /// <param name="dy">The gradient at its output.</param>
    /// <param name="window">The strides and padding.</param>
    /// <param name="kernelHeight">The number of rows of the kernel.</param>
    /// <param name="kernelWidth">The number of columns of the kernel.</param>
    /// <exception cref="ArgumentException">The shapes do not match.</exception>
    public static Tensor Conv2dWeight(Tensor x, Tensor dy, ConvWindow window, int kernelHeight, int kernelWidth)
    {
        RequireRank(x, 4, "An image batch (N, H, W, C)");
        RequireRank(dy, 4, "A convolution's output gradient (N, OH, OW, K)");
        if (
            x.Shape[0] != dy.Shape[0]
            || window.OutputHeight(x.Shape[1], kernelHeight) != dy.Shape[1]
            || window.OutputWidth(x.Shape[2], kernelWidth) != dy.Shape[2]
        )
        {
            throw new ArgumentException(
                $"A convolution of {x.Shape} with a {kernelHeight} x {kernelWidth} kernel has no output of "
                    + $"shape {dy.Shape}."
            );
        }

        return Op(
            [kernelHeight, kernelWidth, x.Shape[3], dy.Shape[3]],
            dw => Convolution.WeightGradient(x, dy, window, dw),
            [x, dy],
            (_, g, wanted) =>
                [
                    wanted[0] ? ConvTranspose2d(dy, g, window, x.Shape[1], x.Shape[2]) : null,
                    wanted[1] ? Conv2d(x, g, window) : null,
                ]
        );
    }
}
