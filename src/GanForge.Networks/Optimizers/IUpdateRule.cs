using GanForge.Tensors.Simd;

namespace GanForge.Networks.Optimizers;

/// <summary>
/// An optimizer's arithmetic on one register of elements, which <see cref="FusedUpdate"/> applies in a loop. Pointers
/// to moments that a rule does not have are null plus an offset and must not be dereferenced.
/// </summary>
internal unsafe interface IUpdateRule
{
    void Apply<TSimd>(float* parameter, float* gradient, float* first, float* second)
        where TSimd : struct, ISimd<TSimd>;
}
