using GanForge.Networks.Initializers;
using GanForge.Tensors;
using GanForge.Tensors.Random;

namespace GanForge.Gans.Architectures;

/// <summary>
/// DCGAN's initialization with a separate deviation for linear layers: convolutions N(0, 0.02), linear N(0, 0.03),
/// batch norm N(1, 0.02).
/// </summary>
internal sealed class DcganSgdInitializer : Initializer
{
    public override void SetWeight(Tensor weight, FanInFanOut fan, RandomStream random)
    {
        if (weight.Rank == 2)
            random.FillNormal(weight.Span, mean: 0f, deviation: 0.03f);
        else
            Dcgan.SetWeight(weight, fan, random);
    }

    public override void SetScale(Tensor scale, RandomStream random) => Dcgan.SetScale(scale, random);
}
