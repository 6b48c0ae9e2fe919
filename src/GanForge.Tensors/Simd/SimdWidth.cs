using System.Runtime.Intrinsics;

namespace GanForge.Tensors;

/// <summary>The one place that chooses a vector width: the widest the processor has.</summary>
internal static class SimdWidth
{
    /// <summary>Runs a job at the widest width that the processor has; the choice costs nothing, the JIT makes it.</summary>
    public static void Dispatch<TJob>(ref TJob job)
        where TJob : struct, ISimdJob
    {
        if (Vector512.IsHardwareAccelerated)
            job.Run<Simd512>();
        else if (Vector256.IsHardwareAccelerated)
            job.Run<Simd256>();
        else if (Vector128.IsHardwareAccelerated)
            job.Run<Simd128>();
        else
            job.Run<SimdScalar>();
    }
}

/// <summary>Work written for every vector width.</summary>
internal interface ISimdJob
{
    void Run<TSimd>()
        where TSimd : struct, ISimd<TSimd>;
}
