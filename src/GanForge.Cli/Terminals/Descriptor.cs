using System.Runtime.InteropServices;

namespace GanForge.Cli.Terminals;

/// <summary>The process's standard streams at operating system level.</summary>
internal static partial class Descriptor
{
    /// <summary>The descriptor of standard output.</summary>
    public const int Output = 1;

    /// <summary>The descriptor of standard error.</summary>
    public const int Error = 2;

    private const int GetFlags = 1;
    private const int CloseOnExec = 1;

    /// <summary>Returns whether the process was started with the stream open.</summary>
    /// <remarks>
    /// If it was not, a file or pipe of the runtime has taken the descriptor, and writing to it would reach that. An
    /// inherited descriptor is never marked close-on-exec.
    /// </remarks>
    public static bool IsInherited(int descriptor)
    {
        if (OperatingSystem.IsWindows())
            return true;
        var flags = ControlFile(descriptor, GetFlags);
        return flags >= 0 && (flags & CloseOnExec) == 0;
    }

    [LibraryImport("libc", EntryPoint = "fcntl")]
    private static partial int ControlFile(int descriptor, int command);
}
