using System.Runtime.InteropServices;
using GanForge.Tensors.Simd;

namespace GanForge.Benchmarks;

/// <summary>The machine that the measurements were made on.</summary>
internal sealed record MachineDescription(
    string Processor,
    int Cores,
    int VectorBits,
    string Runtime,
    double PeakOfOneCore,
    double PeakOfAllThreads
)
{
    /// <summary>Describes this machine and measures its peak.</summary>
    public static MachineDescription Of(int threads) =>
        new(
            ProcessorName(),
            Environment.ProcessorCount,
            SimdWidth.Bits,
            RuntimeInformation.FrameworkDescription,
            PeakSpeed.Of(1),
            PeakSpeed.Of(threads)
        );

    private static string ProcessorName()
    {
        const string Key = "model name";
        var line = File.Exists("/proc/cpuinfo")
            ? File.ReadLines("/proc/cpuinfo").FirstOrDefault(line => line.StartsWith(Key, StringComparison.Ordinal))
            : null;
        return line is null
            ? RuntimeInformation.ProcessArchitecture.ToString()
            : line[(line.IndexOf(':') + 1)..].Trim();
    }
}
