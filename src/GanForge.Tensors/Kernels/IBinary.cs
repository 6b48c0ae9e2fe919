using GanForge.Tensors.Simd;

namespace GanForge.Tensors.Kernels;

/// <summary>A function of two numbers, written once for every vector width.</summary>
internal interface IBinary
{
    T Apply<T>(T a, T b)
        where T : struct, ISimd<T>;
}
