namespace GanForge.Cli.Terminals;

/// <summary>What the process tells the shell.</summary>
internal static class ExitCode
{
    /// <summary>All went well.</summary>
    public const int Done = 0;

    /// <summary>The command was right, yet something failed: a full disk or a download, for example.</summary>
    public const int Failed = 1;

    /// <summary>A flag, setting, name, file or folder was not right: what another command would mend.</summary>
    public const int BadInput = 2;

    /// <summary>Stopped by Ctrl-C or SIGTERM; the run was saved before.</summary>
    public const int Interrupted = 130;

    /// <summary>All of them with their meaning, as the help page has them.</summary>
    public static IReadOnlyList<(string Code, string Meaning)> All { get; } =
    [
        ($"{Done}", "All went well."),
        ($"{Failed}", "The command was right, yet something failed: a full disk, a download, a NaN loss."),
        ($"{BadInput}", "A flag, setting, name, file or folder in the command is not right, and the sentence says what would be."),
        ($"{Interrupted}", "Ctrl-C or SIGTERM; what was trained is saved."),
    ];
}
