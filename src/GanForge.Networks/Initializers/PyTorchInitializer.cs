using GanForge.Tensors;
using GanForge.Tensors.Random;

namespace GanForge.Networks.Initializers;

/// <summary>Weights and biases uniform within ±1/√fan-in.</summary>
internal sealed class PyTorchInitializer : Initializer
{
    public override void SetWeight(Tensor weight, FanInFanOut fan, RandomStream random) => Fill(weight, fan, random);

    public override void SetBias(Tensor bias, FanInFanOut fan, RandomStream random) => Fill(bias, fan, random);

    private static void Fill(Tensor parameter, FanInFanOut fan, RandomStream random)
    {
        var bound = 1f / MathF.Sqrt(fan.In);
        random.FillUniform(parameter.Span, -bound, bound);
    }
}
