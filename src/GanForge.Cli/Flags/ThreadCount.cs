using GanForge.Cli.Terminals;
using GanForge.Tensors.Threading;
using Spectre.Console;

namespace GanForge.Cli.Flags;

/// <summary>What --threads does.</summary>
internal static class ThreadCount
{
    /// <summary>Computes on that many threads from now on, and says so where they are more than can run at once.</summary>
    /// <param name="threads">As many as asked for, or null for as many as there are processors.</param>
    /// <param name="terminal">Where it is said.</param>
    public static void Use(int? threads, Terminal terminal)
    {
        if (threads is not { } count)
            return;
        Workers.Threads = count;
        var processors = Environment.ProcessorCount;
        if (count > processors)
            terminal.Messages.WriteLine($"--threads {count}: there {(processors == 1 ? "is 1 processor" : $"are {processors} processors")} here, and more threads than that make nothing faster.");
    }
}
