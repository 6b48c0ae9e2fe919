using System.Collections.Concurrent;
using System.Diagnostics;
using GanForge.Tensors.Simd;
using GanForge.Tensors.Threading;

namespace GanForge.Benchmarks;

/// <summary>
/// The measured float32 peak of the processor: independent fused multiply-adds in registers, at the vector width that
/// the engine uses here. They touch no memory, so nothing that computes in float32 can be faster.
/// </summary>
internal static class PeakSpeed
{
    private const int Repetitions = 200;

    private static readonly ConcurrentDictionary<int, double> Measured = [];

    /// <summary>
    /// GFLOP/s of the given number of cores together, with a multiply-add counted as two; measured on the first call.
    /// </summary>
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
