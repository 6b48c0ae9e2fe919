namespace GanForge.Cli.Tests;

/// <summary>The exit code and both output streams of a run of the tool.</summary>
internal sealed record ToolResult(int ExitCode, string Output, string Error)
{
    /// <summary>The only line of standard error.</summary>
    public string OnlyErrorLine => Error.Split('\n', StringSplitOptions.RemoveEmptyEntries).ShouldHaveSingleItem();
}
