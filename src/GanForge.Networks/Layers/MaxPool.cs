using GanForge.Tensors;

namespace GanForge.Networks.Layers;

/// <summary>
/// Max pooling with a square window over images (N, H, W, C).
/// <code>
/// new Sequential(new Conv2d(1, 32, kernel: 3, padding: 1, negativeSlope: 0f), new MaxPool(2));
/// </code>
/// </summary>
public sealed class MaxPool : Module
{
    private readonly int _kernel;
    private readonly int _stride;
    private readonly Padding _padding;

    /// <summary>Creates a max pooling.</summary>
    /// <param name="kernel">Side of the window in pixels.</param>
    /// <param name="stride">Distance between windows in pixels; the kernel size by default.</param>
    /// <param name="padding">Pixels around the image, which are never the maximum: a number, or
    /// <see cref="Padding.Same"/>.</param>
    /// <exception cref="ArgumentOutOfRangeException">A size is below 1.</exception>
    public MaxPool(int kernel, int? stride = null, Padding padding = default)
    {
        ArgumentOutOfRangeException.ThrowIfLessThan(kernel, 1);
        (_kernel, _stride, _padding) = (kernel, stride ?? kernel, padding);
        ArgumentOutOfRangeException.ThrowIfLessThan(_stride, 1, nameof(stride));
    }

    /// <inheritdoc/>
    public override Tensor Forward(Tensor x, ForwardContext context)
    {
        Images.Require(x, this);
        return x.MaxPool(_kernel, _kernel, _padding.Window(_kernel, _stride, x.Shape[1], x.Shape[2]));
    }

    /// <summary>The layer and its window.</summary>
    public override string ToString() => $"MaxPool {_kernel}, stride {_stride}";
}
