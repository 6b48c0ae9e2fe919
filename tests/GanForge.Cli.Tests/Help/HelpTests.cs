using GanForge.Cli.Terminals;

namespace GanForge.Cli.Tests;

public sealed class HelpTests : IDisposable
{
    private readonly Tool _tool = new();

    public void Dispose() => _tool.Dispose();

    [Theory]
    [InlineData("ganforge", "--help")]
    [InlineData("train", "train --help")]
    [InlineData("train-dcgan", "train --recipe dcgan --help")]
    [InlineData("sample", "sample -h")]
    [InlineData("evaluate", "evaluate --help")]
    [InlineData("compare", "compare --help")]
    [InlineData("sweep", "sweep --help")]
    [InlineData("reproduce", "reproduce --help")]
    [InlineData("recipes", "recipes --help")]
    [InlineData("datasets", "datasets --help")]
    public void Help_matches_the_reviewed_snapshot(string name, string arguments)
    {
        var result = _tool.Run(arguments.Split(' '));

        result.ExitCode.ShouldBe(0);
        result.Error.ShouldBeEmpty();
        Snapshot.ShouldMatch(result.Output, "Help", $"{name}.txt");
    }

    [Fact]
    public void Without_a_verb_the_tool_shows_its_help() => _tool.Run().ShouldBe(_tool.Run("--help"));

    [Theory]
    [InlineData("help", "--help")]
    [InlineData("help train", "train --help")]
    [InlineData("help train --recipe dcgan", "train --recipe dcgan --help")]
    public void Help_as_a_verb_prints_the_same_as_the_help_flag(string verb, string flag) =>
        _tool.Run(verb.Split(' ')).ShouldBe(_tool.Run(flag.Split(' ')));

    [Fact]
    public void Help_is_shown_even_with_invalid_flags() =>
        _tool.Run("train", "--fast", "--help").ShouldBe(_tool.Run("train", "--help"));

    [Theory]
    [InlineData("--version")]
    [InlineData("-v")]
    [InlineData("version")]
    public void Version_prints_one_line(string asked) =>
        _tool.Run(asked).ShouldBe(new ToolResult(0, $"ganforge {Product.Version}\n", ""));
}
