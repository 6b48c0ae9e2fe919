using System.Diagnostics;
using GanForge.Tensors.Threading;

namespace GanForge.Benchmarks;

/// <summary>A quick table of the kernels: the best of a few short windows instead of statistics.</summary>
internal static class QuickTable
{
    private const int Windows = 8;
    private static readonly TimeSpan Window = TimeSpan.FromMilliseconds(30);

    public static void Write(TextWriter output, string filter)
    {
        int[] threadCounts = [.. KernelBenchmarks.ThreadCounts];
        foreach (var threads in threadCounts)
        {
            output.WriteLine(
                $"Peak on {threads} of {Environment.ProcessorCount} cores: {PeakSpeed.Of(threads):N0} GFLOP/s. "
            );
        }

        output.WriteLine();
        var speeds = threadCounts.Select(threads =>
            $" GFLOP/s, {threads} {(threads == 1 ? "thread" : "threads")} | of peak |"
        );
        output.WriteLine($"| network | layer | pass | MFLOP |{string.Concat(speeds)}");
        output.WriteLine($"| --- | --- | --- | ---: |{string.Concat(threadCounts.Select(_ => " ---: | ---: |"))}");
        foreach (
            var kernel in KernelCases.All.Where(kernel =>
                kernel.ToString().Contains(filter, StringComparison.OrdinalIgnoreCase)
            )
        )
        {
            output.Write($"| {kernel.Network} | {kernel.Layer} | {kernel.Pass} | {kernel.Operations / 1e6:N1} |");
            foreach (var threads in threadCounts)
            {
                var speed = GigaflopsPerSecond(kernel, threads);
                output.Write($" {speed:F1} | {speed / PeakSpeed.Of(threads):P0} |");
            }
            output.WriteLine();
        }
    }

    private static double GigaflopsPerSecond(KernelCase kernel, int threads)
    {
        Workers.Threads = threads;
        // The first windows run the JIT's unoptimised code; the best window is a later one.
        return Enumerable.Range(0, Windows).Max(_ => kernel.Operations / SecondsOfOne(kernel) / 1e9);
    }

    private static double SecondsOfOne(KernelCase kernel)
    {
        var (start, runs) = (Stopwatch.GetTimestamp(), 0);
        do
        {
            kernel.Run();
            runs++;
        } while (Stopwatch.GetElapsedTime(start) < Window);
        return Stopwatch.GetElapsedTime(start).TotalSeconds / runs;
    }
}
