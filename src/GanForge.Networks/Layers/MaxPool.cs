using GanForge.Tensors;

namespace GanForge.Networks.Layers;

/// <summary>
/// The maximum under a square window over images (N, H, W, C).
/// <code>
/// new Sequential(new Conv2d(1, 32, kernel: 3, padding: 1, negativeSlope: 0f), new MaxPool(2));
/// </code>
/// </summary>
public sealed class MaxPool : Module
{
    private readonly int _kernel;
    private readonly int _stride;
    private readonly Padding _padding;

    /// <summary>A pooling by maximum.</summary>
    /// <param name="kernel">Pixels of the window's side.</param>
    /// <param name="stride">Pixels from one window to the next; the kernel's side where left out.</param>
    /// <param name="padding">Pixels around the image that never win: a number, or <see cref="Padding.Same"/>.</param>
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
