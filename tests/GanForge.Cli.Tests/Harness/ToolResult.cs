namespace GanForge.Cli.Tests;

/// <summary>What a run of the tool left: its exit code and both streams.</summary>
internal sealed record ToolResult(int ExitCode, string Output, string Error)
{
    /// <summary>The one line of standard error.</summary>
    public string OnlyErrorLine => Error.Split('\n', StringSplitOptions.RemoveEmptyEntries).ShouldHaveSingleItem();
}
