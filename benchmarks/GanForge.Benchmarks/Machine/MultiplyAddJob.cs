using System.Runtime.CompilerServices;
using GanForge.Tensors.Simd;
using GanForge.Tensors.Threading;

namespace GanForge.Benchmarks;

/// <summary>
/// Multiply-adds in 14 independent chains: more than latency times units of today's x86 processors, and together with
/// the factor just few enough for the 16 registers of processors with 256-bit vectors.
/// </summary>
internal readonly struct MultiplyAddJob<TSimd>(float[] sums) : IJob
    where TSimd : struct, ISimd<TSimd>
{
    private const int Chains = 14;
    private const int Rounds = 2_000_000;

    /// <summary>Vector multiply-adds per task.</summary>
    public const long Count = (long)Chains * Rounds;

    public void Run(int task) => sums[task] = Chain();

    [MethodImpl(MethodImplOptions.AggressiveOptimization)]
    private static float Chain()
    {
        var factor = TSimd.Broadcast(1e-6f);
        var (a, b, c, d, e, f, g) = (From(1), From(2), From(3), From(4), From(5), From(6), From(7));
        var (h, i, j, k, l, m, n) = (From(8), From(9), From(10), From(11), From(12), From(13), From(14));
        for (var round = 0; round < Rounds; round++)
        {
            a = TSimd.MultiplyAdd(factor, factor, a);
            b = TSimd.MultiplyAdd(factor, factor, b);
            c = TSimd.MultiplyAdd(factor, factor, c);
            d = TSimd.MultiplyAdd(factor, factor, d);
            e = TSimd.MultiplyAdd(factor, factor, e);
            f = TSimd.MultiplyAdd(factor, factor, f);
            g = TSimd.MultiplyAdd(factor, factor, g);
            h = TSimd.MultiplyAdd(factor, factor, h);
            i = TSimd.MultiplyAdd(factor, factor, i);
            j = TSimd.MultiplyAdd(factor, factor, j);
            k = TSimd.MultiplyAdd(factor, factor, k);
            l = TSimd.MultiplyAdd(factor, factor, l);
            m = TSimd.MultiplyAdd(factor, factor, m);
            n = TSimd.MultiplyAdd(factor, factor, n);
        }
        return Sum(a, b, c) + Sum(d, e, f) + Sum(g, h, i) + Sum(j, k, l) + TSimd.Sum(TSimd.Add(m, n));
    }

    [MethodImpl(MethodImplOptions.AggressiveInlining)]
    private static TSimd From(float value) => TSimd.Broadcast(value);

    private static float Sum(TSimd a, TSimd b, TSimd c) => TSimd.Sum(TSimd.Add(TSimd.Add(a, b), c));
}
