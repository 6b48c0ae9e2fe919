using GanForge.Tensors;
using GanForge.Tensors.Random;

namespace GanForge.Networks.Initializers;

/// <summary>The same value for every weight.</summary>
internal sealed class ConstantInitializer(float value) : Initializer
{
    public override void SetWeight(Tensor weight, FanInFanOut fan, RandomStream random) => weight.Span.Fill(value);
}
