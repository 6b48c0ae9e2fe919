using System.Runtime.CompilerServices;
using GanForge.Tensors.Simd;

namespace GanForge.Networks.Optimizers;

/// <summary>
/// The update of Adam and AdamW with either position of ε: w ← shrink · w − rate · m / (√v + ε).
/// </summary>
/// <remarks>
/// Multiplying PyTorch's fraction by √(1 − β₂ᵗ) yields Keras's with another ε. Adam's weight decay is part of the
/// gradient, AdamW's of the shrink factor.
/// </remarks>
internal readonly unsafe struct AdamRule(
    float rate,
    float beta1,
    float take1,
    float beta2,
    float take2,
    float epsilon,
    float gradientDecay,
    float shrink
) : IUpdateRule
{
    public static AdamRule At(
        long step,
        double learningRate,
        double beta1,
        double beta2,
        double epsilon,
        AdamEpsilon placement,
        double gradientDecay,
        double shrink
    )
    {
        var correction = Math.Sqrt(1 - Math.Pow(beta2, step));
        var rate = learningRate * correction / (1 - Math.Pow(beta1, step));
        var scaled = placement == AdamEpsilon.PyTorch ? epsilon * correction : epsilon;
        return new AdamRule(
            (float)rate,
            (float)beta1,
            (float)(1 - beta1),
            (float)beta2,
            (float)(1 - beta2),
            (float)scaled,
            (float)gradientDecay,
            (float)shrink
        );
    }

    [MethodImpl(MethodImplOptions.AggressiveInlining)]
    public void Apply<TSimd>(float* parameter, float* gradient, float* first, float* second)
        where TSimd : struct, ISimd<TSimd>
    {
        var w = TSimd.Load(parameter);
        var g = TSimd.MultiplyAdd(TSimd.Broadcast(gradientDecay), w, TSimd.Load(gradient));
        var m = TSimd.MultiplyAdd(TSimd.Broadcast(beta1), TSimd.Load(first), TSimd.Multiply(g, TSimd.Broadcast(take1)));
        var v = TSimd.MultiplyAdd(
            TSimd.Broadcast(beta2),
            TSimd.Load(second),
            TSimd.Multiply(TSimd.Multiply(g, g), TSimd.Broadcast(take2))
        );
        TSimd.Store(first, m);
        TSimd.Store(second, v);
        var step = TSimd.Divide(m, TSimd.Add(TSimd.Sqrt(v), TSimd.Broadcast(epsilon)));
        TSimd.Store(
            parameter,
            TSimd.MultiplyAdd(TSimd.Broadcast(-rate), step, TSimd.Multiply(TSimd.Broadcast(shrink), w))
        );
    }
}
