using GanForge.Tensors;

namespace GanForge.Networks.Layers;

/// <summary>
/// tanh x: what generators of images in [−1, 1] end with.
/// <code>
/// new Sequential(new ConvTranspose2d(64, 1, kernel: 4, stride: 2, padding: 1), new Tanh());
/// </code>
/// </summary>
public sealed class Tanh : Module
{
    /// <inheritdoc/>
    public override Tensor Forward(Tensor x, ForwardContext context) => x.Tanh();

    /// <summary>The layer's name.</summary>
    public override string ToString() => "Tanh";
}
