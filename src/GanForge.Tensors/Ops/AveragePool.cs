using GanForge.Tensors.Kernels;
using GanForge.Tensors.Simd;

namespace GanForge.Tensors;

public static partial class Ops
{
    /// <summary>
    /// The mean of each window of an image: (N, H, W, C) to (N, OH, OW, C); padding counts as zeros. dx distributes
    /// each dy over its window.
    /// </summary>
    /// <param name="x">The images, channels last.</param>
    /// <param name="kernelHeight">The number of rows of the window.</param>
    /// <param name="kernelWidth">The number of columns of the window.</param>
    /// <param name="window">The strides and padding.</param>
    /// <exception cref="ArgumentException">x is not an image batch, or the window does not fit.</exception>
    public static unsafe Tensor AveragePool(this Tensor x, int kernelHeight, int kernelWidth, ConvWindow window)
    {
        var pooled = PooledShape(x, kernelHeight, kernelWidth, window);
        var images = x.Shape;
        return Op(
            pooled,
            y =>
                SimdKernel.Run(
                    new AveragePooling(
                        x.Pointer,
                        y.Pointer,
                        new(images, pooled, kernelHeight, kernelWidth, window),
                        1f / (kernelHeight * kernelWidth),
                        isAdjoint: false
                    )
                ),
            [x],
            (_, dy) => [AveragePoolAdjoint(dy, images, kernelHeight, kernelWidth, window)]
        );
    }

    private static unsafe Tensor AveragePoolAdjoint(
        Tensor dy,
        Shape images,
        int kernelHeight,
        int kernelWidth,
        ConvWindow window
    ) =>
        Op(
            images,
            dx =>
                SimdKernel.Run(
                    new AveragePooling(
                        dx.Pointer,
                        dy.Pointer,
                        new(images, dy.Shape, kernelHeight, kernelWidth, window),
                        1f / (kernelHeight * kernelWidth),
                        isAdjoint: true
                    )
                ),
            [dy],
            (_, g) => [AveragePool(g, kernelHeight, kernelWidth, window)]
        );

    private static Shape PooledShape(Tensor x, int kernelHeight, int kernelWidth, ConvWindow window)
    {
        RequireRank(x, 4, "An image batch (N, H, W, C)");
        if (kernelHeight < 1 || kernelWidth < 1)
            throw new ArgumentException($"A pooling window is at least 1 x 1; it was {kernelHeight} x {kernelWidth}.");
        if (
            window.PadTop >= kernelHeight
            || window.PadBottom >= kernelHeight
            || window.PadLeft >= kernelWidth
            || window.PadRight >= kernelWidth
        )
        {
            throw new ArgumentException(
                $"The padding of a pooling must be smaller than its {kernelHeight} x {kernelWidth} window, or a "
                    + $"window could lie wholly outside."
            );
        }

        return
        [
            x.Shape[0],
            window.OutputHeight(x.Shape[1], kernelHeight),
            window.OutputWidth(x.Shape[2], kernelWidth),
            x.Shape[3],
        ];
    }
}
