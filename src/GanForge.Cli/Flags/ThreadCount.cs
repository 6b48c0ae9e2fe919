using GanForge.Cli.Terminals;
using GanForge.Tensors.Threading;
using Spectre.Console;

namespace GanForge.Cli.Flags;

/// <summary>Applies --threads.</summary>
internal static class ThreadCount
{
    /// <summary>Sets the number of threads, and warns if it exceeds the number that can run at once.</summary>
    /// <param name="threads">The number of threads, or null for one per processor.</param>
    /// <param name="terminal">The terminal for the warning.</param>
    public static void Use(int? threads, Terminal terminal)
    {
        if (threads is not { } count)
            return;
        Workers.Threads = count;
        var processors = Environment.ProcessorCount;
        if (count > processors)
        {
            terminal.Messages.WriteLine(
                $"--threads {count}: there "
                    + $"{(processors == 1 ? "is 1 processor" : $"are {processors} processors")} here, and more "
                    + $"threads than that make nothing faster."
            );
        }
    }
}
