using System.Diagnostics;
using System.Text.Json.Nodes;

namespace GanForge.Cli.Tests;

/// <summary>Unwritable standard streams and closed terminals, which must not harm a training.</summary>
public sealed class StandardStreamTests : IDisposable
{
    private const string Train = "$GANFORGE train --recipe mlp --images 64 --image-size 8 --epochs 1";

    private readonly Tool _tool = new();

    public void Dispose() => _tool.Dispose();

    [Theory]
    [InlineData("2>/dev/full")]
    [InlineData("2>&-")]
    [InlineData("2</dev/null")]
    public void Training_finishes_when_standard_error_cannot_be_written(string redirection)
    {
        var result = _tool.RunInShell($"{Train} {redirection}");

        result.ExitCode.ShouldBe(0);
        result.Output.ShouldStartWith("Done: 2 steps");
        State("runs/00000-mlp-mnist").ShouldBe("completed");
    }

    [Theory]
    [InlineData(">&-", "it was closed before the program began")]
    [InlineData("1</dev/null", "it is not open for writing")]
    [InlineData(">/dev/full", "No space left on device")]
    public void Unwritable_standard_output_fails_the_command_but_not_the_training(string redirection, string reason)
    {
        var result = _tool.RunInShell($"{Train} --quiet {redirection}");

        result.ShouldBe(new ToolResult(1, "", $"error: Standard output cannot be written: {reason}.\n"));
        State("runs/00000-mlp-mnist").ShouldBe("completed");
    }

    [Theory]
    [InlineData("recipes >/dev/null 2>&-", 0)]
    [InlineData("nonsense 2>&-", 2)]
    [InlineData("recipes >&- 2>&-", 1)]
    [InlineData("recipes <&- >&- 2>&-", 1)]
    [InlineData("sample 2>&-", 2)]
    [InlineData("evaluate 2>&- >&-", 2)]
    public void Closing_standard_error_does_not_change_the_exit_code(string command, int exitCode) =>
        _tool.RunInShell($"$GANFORGE {command}").ExitCode.ShouldBe(exitCode);

    [Fact]
    public void Closing_the_terminal_saves_and_stops_the_training()
    {
        // script makes a pseudo-terminal, which closes when script is killed. A parent may ignore hang-ups, as nohup
        // does, and children inherit that.
        using var terminal = _tool.StartInShell(
            "exec env --default-signal=HUP script -qec \"$GANFORGE train --recipe conv --batch-size 64\" /dev/null"
        );
        Until(() =>
            Directory.Exists(_tool.At("runs/00000-conv-mnist"))
            && new FileInfo(_tool.At("runs/00000-conv-mnist/stats.jsonl")) is { Exists: true, Length: > 0 }
        );

        terminal.Kill();

        Until(() => State("runs/00000-conv-mnist") != "running");
        State("runs/00000-conv-mnist").ShouldBe("interrupted");
        File.Exists(_tool.At("runs/00000-conv-mnist/checkpoints/latest.safetensors")).ShouldBeTrue();
    }

    private string State(string run) =>
        (string)JsonNode.Parse(File.ReadAllText(_tool.At($"{run}/status.json")))!["state"]!;

    private static void Until(Func<bool> condition)
    {
        for (var start = Stopwatch.GetTimestamp(); !condition(); )
        {
            Stopwatch.GetElapsedTime(start).ShouldBeLessThan(TimeSpan.FromMinutes(2));
            Thread.Sleep(50);
        }
    }
}
