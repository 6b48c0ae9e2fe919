using GanForge.Tensors;
using GanForge.Tensors.Random;

namespace GanForge.Networks.Initializers;

/// <summary>Weights uniform within ±√(6 / (fan-in + fan-out)).</summary>
internal sealed class GlorotUniformInitializer : Initializer
{
    public override void SetWeight(Tensor weight, FanInFanOut fan, RandomStream random)
    {
        var bound = MathF.Sqrt(6f / (fan.In + fan.Out));
        random.FillUniform(weight.Span, -bound, bound);
    }
}
