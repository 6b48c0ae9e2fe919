using GanForge.Tensors;

namespace GanForge.Networks.Layers;

/// <summary>
/// 1 / (1 + e⁻ˣ), the output of generators for images in [0, 1]. Discriminators omit it and output logits.
/// <code>
/// new Sequential(new Linear(256, 784), new Sigmoid());
/// </code>
/// </summary>
public sealed class Sigmoid : Module
{
    /// <inheritdoc/>
    public override Tensor Forward(Tensor x, ForwardContext context) => x.Sigmoid();

    /// <summary>The layer's name.</summary>
    public override string ToString() => "Sigmoid";
}
