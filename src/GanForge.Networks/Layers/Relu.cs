using GanForge.Tensors;

namespace GanForge.Networks.Layers;

/// <summary>
/// max(x, 0). Layers with a <c>negativeSlope</c> argument fuse it in one pass with slope 0.
/// <code>
/// new Sequential(new Linear(64, 64), new Relu());
/// </code>
/// </summary>
public sealed class Relu : Module
{
    /// <inheritdoc/>
    public override Tensor Forward(Tensor x, ForwardContext context) => x.LeakyRelu(negativeSlope: 0f);

    /// <summary>The layer's name.</summary>
    public override string ToString() => "Relu";
}
