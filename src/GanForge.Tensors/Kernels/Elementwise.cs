using GanForge.Tensors.Kernels.Products;
using GanForge.Tensors.Simd;
using GanForge.Tensors.Threading;

namespace GanForge.Tensors.Kernels;

/// <summary>Elementwise functions of one tensor.</summary>
internal static unsafe class Elementwise
{
    /// <summary>y = f(x), where f is one of the platform's span primitives or a composition of them.</summary>
    public static void Apply(Tensor x, Tensor y, Action<ReadOnlySpan<float>, Span<float>> f)
    {
        // Some of the primitives reject empty spans.
        if (x.Count == 0)
            return;
        var job = new SpanJob(x.Pointer, y.Pointer, x.Count, f);
        Workers.Run(ref job, Chunk.CountOf(x.Count));
    }

    /// <summary>y = f(x), where f is one of this library's functions.</summary>
    public static void Apply<TFunction>(Tensor x, Tensor y, TFunction f)
        where TFunction : struct, IUnary =>
        SimdKernel.Run(new UnaryKernel<TFunction>(x.Pointer, y.Pointer, x.Count, f));

    private readonly struct SpanJob(float* x, float* y, int count, Action<ReadOnlySpan<float>, Span<float>> f) : IJob
    {
        public void Run(int task)
        {
            var (start, end) = Chunk.Range(count, task);
            f(new ReadOnlySpan<float>(x + start, end - start), new Span<float>(y + start, end - start));
        }
    }
}
