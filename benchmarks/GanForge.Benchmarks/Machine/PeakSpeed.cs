using System.Collections.Concurrent;
using System.Diagnostics;
using GanForge.Tensors.Simd;
using GanForge.Tensors.Threading;

namespace GanForge.Benchmarks;

/// <summary>
/// The processor's peak in float32 fused multiply-adds, measured: independent ones in registers, at the vector width
/// that the engine takes here. No memory is touched, so nothing that computes in float32 can be faster.
/// </summary>
internal static class PeakSpeed
{
    private const int Repetitions = 200;

    private static readonly ConcurrentDictionary<int, double> Measured = [];

    /// <summary>GFLOP/s of so many cores together, a multiply-add counted as two; measured at the first call.</summary>
    public static double Of(int threads) => Measured.GetOrAdd(threads, Measure);

    private static double Measure(int threads)
    {
        var before = Workers.Threads;
        Workers.Threads = threads;
        var job = new Job(threads, new double[1]);
        SimdWidth.Dispatch(ref job);
        Workers.Threads = before;
        return job.Best[0];
    }

    private readonly struct Job(int threads, double[] best) : ISimdJob
    {
        public double[] Best => best;

        public void Run<TSimd>()
            where TSimd : struct, ISimd<TSimd>
        {
            var work = new MultiplyAddJob<TSimd>(new float[threads]);
            var flops = 2.0 * TSimd.Lanes * MultiplyAddJob<TSimd>.Count * threads;
            for (var i = 0; i < Repetitions; i++)
            {
                var start = Stopwatch.GetTimestamp();
                Workers.Run(ref work, threads);
                best[0] = Math.Max(best[0], flops / Stopwatch.GetElapsedTime(start).TotalSeconds / 1e9);
            }
        }
    }
}
