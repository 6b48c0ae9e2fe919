using System.Runtime.CompilerServices;
using GanForge.Tensors.Kernels.Products;
using GanForge.Tensors.Simd;

namespace GanForge.Tensors.Kernels;

/// <summary>y = f(x), in chunks; the elements left over after whole vectors are processed one by one.</summary>
internal readonly unsafe struct UnaryKernel<TFunction>(float* x, float* y, int count, TFunction f) : ISimdKernel
    where TFunction : struct, IUnary
{
    private readonly float* _x = x;
    private readonly float* _y = y;
    private readonly TFunction _f = f;

    public int Tasks => Chunk.CountOf(count);

    [MethodImpl(MethodImplOptions.AggressiveOptimization | MethodImplOptions.NoInlining)]
    public void Run<TSimd>(int task)
        where TSimd : struct, ISimd<TSimd>
    {
        // Locals, because the compiler must assume that a store through y changes the fields.
        var (start, end) = Chunk.Range(count, task);
        var x = _x;
        var y = _y;
        var f = _f;
        var i = start;
        for (; i <= end - TSimd.Lanes; i += TSimd.Lanes)
            TSimd.Store(y + i, f.Apply(TSimd.Load(x + i)));
        for (; i < end; i++)
            SimdScalar.Store(y + i, f.Apply(SimdScalar.Load(x + i)));
    }
}
