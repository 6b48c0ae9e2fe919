using GanForge.Tensors.Threading;

namespace GanForge.Tensors.Simd;

/// <summary>
/// A kernel: numbered tasks, split by shapes alone and written once for every vector width. It is copied only to the
/// caller's stack and must not change while it runs.
/// </summary>
/// <remarks>
/// Methods with a kernel's loops are marked AggressiveOptimization, so that they are fully optimized at once; tiered
/// compilation would take a second or two to reach optimized code. They are not inlined either, because a larger method
/// runs out of registers.
/// </remarks>
internal interface ISimdKernel
{
    /// <summary>The number of tasks, which may run in any order and concurrently.</summary>
    int Tasks { get; }

    void Run<TSimd>(int task)
        where TSimd : struct, ISimd<TSimd>;
}

internal static class SimdKernel
{
    /// <summary>Runs all tasks, on all threads, at the processor's maximum width.</summary>
    public static void Run<TKernel>(in TKernel kernel)
        where TKernel : struct, ISimdKernel
    {
        var job = new AnyWidth<TKernel>(kernel);
        SimdWidth.Dispatch(ref job);
    }

    /// <summary>Runs all tasks, on all threads, at one width.</summary>
    public static void Run<TKernel, TSimd>(in TKernel kernel)
        where TKernel : struct, ISimdKernel
        where TSimd : struct, ISimd<TSimd>
    {
        var job = new OneWidth<TKernel, TSimd>(kernel);
        Workers.Run(ref job, kernel.Tasks);
    }

    private readonly struct AnyWidth<TKernel>(TKernel kernel) : ISimdJob
        where TKernel : struct, ISimdKernel
    {
        public void Run<TSimd>()
            where TSimd : struct, ISimd<TSimd> => SimdKernel.Run<TKernel, TSimd>(kernel);
    }

    private readonly struct OneWidth<TKernel, TSimd>(TKernel kernel) : IJob
        where TKernel : struct, ISimdKernel
        where TSimd : struct, ISimd<TSimd>
    {
        public void Run(int task) => kernel.Run<TSimd>(task);
    }
}
