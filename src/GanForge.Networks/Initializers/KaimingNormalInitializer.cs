using GanForge.Tensors;
using GanForge.Tensors.Random;

namespace GanForge.Networks.Initializers;

/// <summary>Weights N(0, 2 / ((1 + slope²) · fan-in)).</summary>
internal sealed class KaimingNormalInitializer : Initializer
{
    private readonly float _gain;

    public KaimingNormalInitializer(float negativeSlope)
    {
        ArgumentOutOfRangeException.ThrowIfNegative(negativeSlope);
        _gain = MathF.Sqrt(2f / (1f + (negativeSlope * negativeSlope)));
    }

    public override void SetWeight(Tensor weight, FanInFanOut fan, RandomStream random) =>
        random.FillNormal(weight.Span, mean: 0f, _gain / MathF.Sqrt(fan.In));
}
