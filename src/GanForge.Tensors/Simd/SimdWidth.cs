using System.Runtime.Intrinsics;
using System.Runtime.Intrinsics.X86;

namespace GanForge.Tensors.Simd;

/// <summary>
/// The one place that chooses a vector width: the widest the processor has. The runtime advises against 512 bits on processors that lower their
/// clock for them (Intel's Skylake-X and Cascade Lake), which is right for a program with a few such instructions; kernels here consist of them.
/// </summary>
public static class SimdWidth
{
    /// <summary>Bits of the vectors that kernels run with: 512, 256, 128, or 32 where numbers are taken one by one.</summary>
    public static int Bits { get; } = LanesHere() * 32;

    /// <summary>Runs a job at the widest width that the processor has; the choice costs nothing, the JIT makes it.</summary>
    internal static void Dispatch<TJob>(ref TJob job)
        where TJob : struct, ISimdJob
    {
        if (Avx512F.IsSupported)
            job.Run<Simd512>();
        else if (Vector256.IsHardwareAccelerated)
            job.Run<Simd256>();
        else if (Vector128.IsHardwareAccelerated)
            job.Run<Simd128>();
        else
            job.Run<SimdScalar>();
    }

    private static int LanesHere()
    {
        var job = new LanesJob();
        Dispatch(ref job);
        return job.Lanes;
    }

    private struct LanesJob : ISimdJob
    {
        public int Lanes { get; private set; }

        public void Run<TSimd>()
            where TSimd : struct, ISimd<TSimd> => Lanes = TSimd.Lanes;
    }
}

/// <summary>Work written for every vector width.</summary>
internal interface ISimdJob
{
    void Run<TSimd>()
        where TSimd : struct, ISimd<TSimd>;
}
