namespace GanForge.Cli;

/// <summary>What the process tells the shell.</summary>
internal static class ExitCode
{
    /// <summary>All went well.</summary>
    public const int Done = 0;

    /// <summary>The input was right, yet something failed: a full disk, for one.</summary>
    public const int Failed = 1;

    /// <summary>A flag, setting, name or file was not right.</summary>
    public const int BadInput = 2;

    /// <summary>Stopped by Ctrl-C or SIGTERM; the run was saved before.</summary>
    public const int Interrupted = 130;
}
