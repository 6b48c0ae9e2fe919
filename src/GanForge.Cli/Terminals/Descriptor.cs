using System.Runtime.InteropServices;

namespace GanForge.Cli.Terminals;

/// <summary>The process's standard streams as the system has them.</summary>
internal static partial class Descriptor
{
    /// <summary>The descriptor of standard output.</summary>
    public const int Output = 1;

    /// <summary>The descriptor of standard error.</summary>
    public const int Error = 2;

    private const int GetFlags = 1;
    private const int CloseOnExec = 1;

    /// <summary>
    /// Whether the process was started with the stream. Where it was not, the runtime's own files and pipes have taken the
    /// number, and writing to it would reach them; what a parent hands down is never marked to be closed on the way.
    /// </summary>
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
