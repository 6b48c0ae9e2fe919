using GanForge.Tensors;
using GanForge.Tensors.Random;

namespace GanForge.Networks.Initializers;

/// <summary>Weights N(0, deviation), scales N(1, scaleDeviation).</summary>
internal sealed class NormalInitializer : Initializer
{
    private readonly float _deviation;
    private readonly float _scaleDeviation;

    public NormalInitializer(float deviation, float scaleDeviation)
    {
        ArgumentOutOfRangeException.ThrowIfNegative(deviation);
        _deviation = deviation;
        _scaleDeviation = scaleDeviation;
    }

    public override void SetWeight(Tensor weight, FanInFanOut fan, RandomStream random) =>
        random.FillNormal(weight.Span, mean: 0f, _deviation);

    public override void SetScale(Tensor scale, RandomStream random) =>
        random.FillNormal(scale.Span, mean: 1f, _scaleDeviation);
}
