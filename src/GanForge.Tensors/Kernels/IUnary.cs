using GanForge.Tensors.Simd;

namespace GanForge.Tensors.Kernels;

/// <summary>A function of one number, written once for every vector width.</summary>
internal interface IUnary
{
    T Apply<T>(T x)
        where T : struct, ISimd<T>;
}
