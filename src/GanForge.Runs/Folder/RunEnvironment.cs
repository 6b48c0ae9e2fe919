using System.Runtime.InteropServices;
using GanForge.Tensors.Simd;
using GanForge.Tensors.Threading;

namespace GanForge.Runs.Folder;

/// <summary>
/// The environment of a training run. A seed yields the same bits wherever version and processor are the same.
/// </summary>
/// <param name="Version">The program's version.</param>
/// <param name="Processor">The instruction set, for example "X64, 512-bit vectors".</param>
/// <param name="Threads">The number of processor threads, which does not affect any bit.</param>
internal sealed record RunEnvironment(string Version, string Processor, int Threads)
{
    /// <summary>This program on this machine.</summary>
    public static RunEnvironment Here =>
        new(
            OptionsFile.Version,
            $"{RuntimeInformation.ProcessArchitecture}, {SimdWidth.Bits}-bit vectors",
            Workers.Threads
        );
}
