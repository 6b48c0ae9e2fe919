using GanForge.Tensors;

namespace GanForge.Networks.Layers;

/// <summary>
/// Repeats each pixel of images (N, H, W, C); followed by a convolution, it enlarges without checkerboard artifacts.
/// <code>
/// new Sequential(new UpsampleNearest(2), new Conv2d(128, 64, kernel: 3, padding: 1));
/// </code>
/// </summary>
public sealed class UpsampleNearest : Module
{
    private readonly int _factor;

    /// <summary>Creates an upsampling layer.</summary>
    /// <param name="factor">Factor by which each side grows.</param>
    /// <exception cref="ArgumentOutOfRangeException">The factor is below 1.</exception>
    public UpsampleNearest(int factor)
    {
        ArgumentOutOfRangeException.ThrowIfLessThan(factor, 1);
        _factor = factor;
    }

    /// <inheritdoc/>
    public override Tensor Forward(Tensor x, ForwardContext context) => x.UpsampleNearest(_factor);

    /// <summary>The layer and its factor.</summary>
    public override string ToString() => $"UpsampleNearest {_factor}";
}
