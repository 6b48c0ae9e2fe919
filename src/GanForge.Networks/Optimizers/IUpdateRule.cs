using GanForge.Tensors.Simd;

namespace GanForge.Networks.Optimizers;

/// <summary>
/// An optimiser's arithmetic on one register of elements; <see cref="FusedUpdate"/> is the loop around it. Pointers to
/// moments that a rule does not have are null plus an offset, and it must not touch them.
/// </summary>
internal unsafe interface IUpdateRule
{
    void Apply<TSimd>(float* parameter, float* gradient, float* first, float* second)
        where TSimd : struct, ISimd<TSimd>;
}
