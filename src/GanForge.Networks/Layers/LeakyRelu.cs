using GanForge.Tensors;

namespace GanForge.Networks.Layers;

/// <summary>
/// x where it is positive, negativeSlope · x elsewhere. Layers with a <c>negativeSlope</c> argument fuse it in one
/// pass.
/// <code>
/// new Sequential(new BatchNorm(64), new LeakyRelu(0.2f));
/// </code>
/// </summary>
/// <param name="negativeSlope">Slope below zero.</param>
public sealed class LeakyRelu(float negativeSlope) : Module
{
    /// <inheritdoc/>
    public override Tensor Forward(Tensor x, ForwardContext context) => x.LeakyRelu(negativeSlope);

    /// <summary>The layer and its slope.</summary>
    public override string ToString() => $"LeakyRelu {negativeSlope}";
}
