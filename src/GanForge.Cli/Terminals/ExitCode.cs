namespace GanForge.Cli.Terminals;

/// <summary>The exit codes of the process.</summary>
internal static class ExitCode
{
    /// <summary>The command succeeded.</summary>
    public const int Done = 0;

    /// <summary>The command was valid but failed, for example on a full disk or a broken download.</summary>
    public const int Failed = 1;

    /// <summary>A flag, setting, name, file or folder is invalid, which a corrected command would fix.</summary>
    public const int BadInput = 2;

    /// <summary>The command was stopped by Ctrl-C or SIGTERM, after saving the run.</summary>
    public const int Interrupted = 130;

    /// <summary>All exit codes with the meanings shown on the help page.</summary>
    public static IReadOnlyList<(string Code, string Meaning)> All { get; } =
    [
        ($"{Done}", "All went well."),
        ($"{Failed}", "The command was right, yet something failed: a full disk, a download, a NaN loss."),
        (
            $"{BadInput}",
            "A flag, setting, name, file or folder in the command is not right, and the sentence says what would be."
        ),
        ($"{Interrupted}", "Ctrl-C or SIGTERM; what was trained is saved."),
    ];
}
