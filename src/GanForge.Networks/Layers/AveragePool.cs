using GanForge.Tensors;

namespace GanForge.Networks.Layers;

/// <summary>
/// Average pooling with a square window over images (N, H, W, C).
/// <code>
/// new Sequential(new Conv2d(1, 32, kernel: 3, padding: 1, negativeSlope: 0.2f), new AveragePool(2));
/// </code>
/// </summary>
public sealed class AveragePool : Module
{
    private readonly int _kernel;
    private readonly int _stride;

    /// <summary>Creates an average pooling without padding.</summary>
    /// <param name="kernel">Side of the window in pixels.</param>
    /// <param name="stride">Distance between windows in pixels; the kernel size by default.</param>
    /// <exception cref="ArgumentOutOfRangeException">A size is below 1.</exception>
    public AveragePool(int kernel, int? stride = null)
    {
        ArgumentOutOfRangeException.ThrowIfLessThan(kernel, 1);
        (_kernel, _stride) = (kernel, stride ?? kernel);
        ArgumentOutOfRangeException.ThrowIfLessThan(_stride, 1, nameof(stride));
    }

    /// <inheritdoc/>
    public override Tensor Forward(Tensor x, ForwardContext context) =>
        x.AveragePool(_kernel, _kernel, ConvWindow.Square(_stride));

    /// <summary>The layer and its window.</summary>
    public override string ToString() => $"AveragePool {_kernel}, stride {_stride}";
}
