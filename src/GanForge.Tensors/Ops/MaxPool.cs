using GanForge.Tensors.Kernels;
using GanForge.Tensors.Threading;

namespace GanForge.Tensors;

public static partial class Ops
{
    /// <summary>
    /// The maximum of each window of an image: (N, H, W, C) to (N, OH, OW, C); padding is never the maximum. dy goes to
    /// the first maximum of each window.
    /// </summary>
    /// <param name="x">The images, channels last.</param>
    /// <param name="kernelHeight">The number of rows of the window.</param>
    /// <param name="kernelWidth">The number of columns of the window.</param>
    /// <param name="window">The strides and padding.</param>
    /// <exception cref="ArgumentException">x is not an image batch, or the window does not fit.</exception>
    public static Tensor MaxPool(this Tensor x, int kernelHeight, int kernelWidth, ConvWindow window)
    {
        var pooled = PooledShape(x, kernelHeight, kernelWidth, window);
        var windows = new PoolingWindows(x.Shape, pooled, kernelHeight, kernelWidth, window);
        return Op(
            pooled,
            y => RunMaxPooling(x, x, y, windows, isAdjoint: false),
            [x],
            (_, dy) => [PlaceAtMaxima(x, dy, windows)]
        );
    }

    /// <summary>
    /// Places each dy at the maximum of its window: linear in dy, and constant in x except for jumps.
    /// </summary>
    private static Tensor PlaceAtMaxima(Tensor x, Tensor dy, PoolingWindows windows) =>
        Op(
            x.Shape,
            dx => RunMaxPooling(x, dx, dy, windows, isAdjoint: true),
            [dy],
            (_, g) => [PickAtMaxima(x, g, dy.Shape, windows)]
        );

    /// <summary>Picks the element of g at which x has the maximum of each window.</summary>
    private static Tensor PickAtMaxima(Tensor x, Tensor g, Shape pooled, PoolingWindows windows) =>
        Op(
            pooled,
            y => RunMaxPooling(x, g, y, windows, isAdjoint: false),
            [g],
            (_, h) => [PlaceAtMaxima(x, h, windows)]
        );

    private static unsafe void RunMaxPooling(
        Tensor x,
        Tensor images,
        Tensor pooled,
        PoolingWindows windows,
        bool isAdjoint
    )
    {
        var job = new MaxPooling(x.Pointer, images.Pointer, pooled.Pointer, windows, isAdjoint);
        Workers.Run(ref job, windows.Tasks);
    }
}
