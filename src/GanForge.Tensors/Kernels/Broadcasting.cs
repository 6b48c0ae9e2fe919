using GanForge.Tensors.Simd;

namespace GanForge.Tensors.Kernels;

/// <summary>Elementwise functions of two tensors that broadcast to a common shape.</summary>
internal static unsafe class Broadcasting
{
    /// <summary>
    /// y = f(a, b); y has the shape that a and b broadcast to, or one that both broadcast to further.
    /// </summary>
    public static void Apply<TFunction>(Tensor a, Tensor b, Tensor y, TFunction f)
        where TFunction : struct, IBinary =>
        SimdKernel.Run(
            new BinaryKernel<TFunction>(
                a.Pointer,
                b.Pointer,
                y.Pointer,
                new BroadcastPlan(a.Shape, b.Shape, y.Shape),
                f
            )
        );
}
