using GanForge.Tensors.Threading;

namespace GanForge.Tensors.Simd;

/// <summary>
/// A kernel: numbered tasks, cut by the shapes alone, each written for every vector width. It is copied to no other
/// place than the caller's stack and must not change while it runs.
/// </summary>
/// <remarks>
/// Methods with a kernel's loops are marked AggressiveOptimization: compiled once and well, instead of first badly, then
/// with counters, and well only after they have run for a second or two. They are not inlined either: in a larger method
/// the registers run out.
/// </remarks>
internal interface ISimdKernel
{
    /// <summary>How many tasks there are; they may run in any order and at the same time.</summary>
    int Tasks { get; }

    void Run<TSimd>(int task)
        where TSimd : struct, ISimd<TSimd>;
}

/// <summary>Runs kernels.</summary>
internal static class SimdKernel
{
    /// <summary>All tasks, on all threads, at the widest width that the processor has.</summary>
    public static void Run<TKernel>(in TKernel kernel)
        where TKernel : struct, ISimdKernel
    {
        var job = new AnyWidth<TKernel>(kernel);
        SimdWidth.Dispatch(ref job);
    }

    /// <summary>All tasks, on all threads, at one width.</summary>
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
