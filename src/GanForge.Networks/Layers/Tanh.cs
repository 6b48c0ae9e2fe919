using GanForge.Tensors;

namespace GanForge.Networks.Layers;

/// <summary>
/// tanh x, the output of generators for images in [−1, 1].
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
