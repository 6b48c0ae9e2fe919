using GanForge.Tensors.Kernels.Products;
using GanForge.Tensors.Simd;

namespace GanForge.Tensors.Tests;

/// <summary>Runs a kernel at each vector width, including those that this processor emulates.</summary>
internal static class EveryWidth
{
    /// <summary>Element counts: none, one, around one and four vectors of each width, and several chunks.</summary>
    public static readonly int[] Lengths =
    [
        0,
        1,
        2,
        3,
        4,
        5,
        7,
        8,
        9,
        15,
        16,
        17,
        31,
        33,
        63,
        64,
        65,
        127,
        129,
        1001,
        (3 * Chunk.Length) + 5,
    ];

    public static void Run<TKernel>(TKernel kernel, Action<string> check)
        where TKernel : struct, ISimdKernel
    {
        SimdKernel.Run<TKernel, Simd512>(kernel);
        check("at 512 bits");
        SimdKernel.Run<TKernel, Simd256>(kernel);
        check("at 256 bits");
        SimdKernel.Run<TKernel, Simd128>(kernel);
        check("at 128 bits");
        SimdKernel.Run<TKernel, SimdScalar>(kernel);
        check("without vectors");
    }

    public static Tensor Random(Shape shape, int number) => GradientCheck.Random(shape, "kernel", number);
}
