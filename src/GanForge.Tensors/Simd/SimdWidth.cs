using System.Runtime.Intrinsics;
using System.Runtime.Intrinsics.X86;

namespace GanForge.Tensors.Simd;

/// <summary>Selects the vector width: the maximum that the processor supports.</summary>
/// <remarks>
/// The runtime advises against 512 bits on processors that lower their clock for such instructions (Intel's Skylake-X
/// and Cascade Lake). That is right for programs with only a few of them; these kernels consist of them.
/// </remarks>
public static class SimdWidth
{
    /// <summary>The vector width of the kernels in bits: 512, 256, 128, or 32 for one number at a time.</summary>
    public static int Bits { get; } = LanesHere() * 32;

    /// <summary>Runs a job at the processor's maximum width; the choice is free, because the JIT makes it.</summary>
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

/// <summary>A computation written once for every vector width.</summary>
internal interface ISimdJob
{
    void Run<TSimd>()
        where TSimd : struct, ISimd<TSimd>;
}
