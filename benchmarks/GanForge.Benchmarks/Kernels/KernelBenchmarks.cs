using BenchmarkDotNet.Attributes;
using GanForge.Tensors.Threading;

namespace GanForge.Benchmarks;

/// <summary>Every kernel case on one thread and on all.</summary>
public class KernelBenchmarks
{
    private KernelCase _case = null!;

    /// <summary>The name of a <see cref="KernelCase"/>.</summary>
    [ParamsSource(nameof(Cases))]
    public string Case { get; set; } = "";

    /// <summary>Threads that share an op.</summary>
    [ParamsSource(nameof(ThreadCounts))]
    public int Threads { get; set; }

    /// <summary>The names of the cases.</summary>
    public static IEnumerable<string> Cases => KernelCases.All.Select(kernel => kernel.ToString());

    /// <summary>One thread, and one per processor.</summary>
    public static IEnumerable<int> ThreadCounts => new[] { 1, Environment.ProcessorCount }.Distinct();

    /// <summary>Applies the parameters.</summary>
    [GlobalSetup]
    public void Prepare()
    {
        _case = KernelCases.All.First(kernel => kernel.ToString() == Case);
        Workers.Threads = Threads;
    }

    /// <summary>One call of the op.</summary>
    [Benchmark]
    public void Run() => _case.Run();
}
