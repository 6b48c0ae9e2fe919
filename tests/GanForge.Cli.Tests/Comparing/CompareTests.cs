using System.Text.Json;

namespace GanForge.Cli.Tests;

public sealed class CompareTests(CompareTests.TwoRuns runs) : IClassFixture<CompareTests.TwoRuns>
{
    private readonly Tool _tool = runs.Tool;

    [Fact]
    public void Two_runs_given_by_number_are_compared_on_the_terminal_and_in_an_html_page()
    {
        var result = _tool.Run("compare", "0", "1");

        result.Error.ShouldBeEmpty();
        result.Output.ShouldMatch(
            @"\nrun +batch-size +learning-rate-g +learning-rate-d\n"
                + @"00000-mlp-mnist +32 +0\.001 +0\.001\n00001-mlp-mnist +16 +0\.0003 +0\.0003\n"
        );
        result.Output.ShouldContain("runs/compare.html shows curves and samples.\n");
        result.Output.Split('\n').ShouldAllBe(line => line == line.TrimEnd());
        File.ReadAllText(_tool.At("runs/compare.html")).ShouldContain("2 runs side by side");
    }

    [Fact]
    public void Json_has_the_settings_and_metrics_of_every_run()
    {
        using var document = JsonDocument.Parse(_tool.Run("compare", "--json", "--out", "pages/a.html").Output);

        var root = document.RootElement;
        root.GetProperty("page").GetString().ShouldBe("pages/a.html");
        root.GetProperty("differing")
            .EnumerateArray()
            .Select(name => name.GetString())
            .ShouldBe(["batch-size", "learning-rate-g", "learning-rate-d"]);
        var second = root.GetProperty("runs")[1];
        second.GetProperty("run").GetString().ShouldBe("runs/00001-mlp-mnist");
        second.GetProperty("state").GetString().ShouldBe("completed");
        second.GetProperty("settings").GetProperty("batch-size").GetInt32().ShouldBe(16);
        second.GetProperty("figures").GetProperty("steps").GetInt64().ShouldBe(20);
        File.Exists(_tool.At("pages/a.html")).ShouldBeTrue();
    }

    [Fact]
    public void A_damaged_run_is_reported_and_the_others_are_still_compared()
    {
        using var tool = new Tool();
        tool.CopyFrom(_tool);
        File.WriteAllText(tool.At("runs/00001-mlp-mnist/options.json"), "{\"format\": 99}");

        var result = tool.Run("compare", "runs", "--x", "seconds");

        result.ExitCode.ShouldBe(0, result.Error);
        result.Output.ShouldContain("00001-mlp-mnist: ");
        result.Output.ShouldContain("options.json has format 99, and this version reads format 1.\n");
        result.Output.ShouldNotContain("the same");
        result.Output.ShouldContain("Losses are means over the last epoch.\n");
    }

    [Theory]
    [InlineData("compare 0", "A comparison takes two runs or more, and only 00000-mlp-mnist is named.")]
    [InlineData("compare 0 1 --jsn", "ganforge compare has no flag --jsn; did you mean --json?")]
    [InlineData("compare 0 7", "There is no run '7' in runs; the last one is 00001-mlp-mnist.")]
    [InlineData("compare 0 1 --x hours", "--x takes epochs, steps or seconds, not 'hours'.")]
    [InlineData("compare 0 1 --out runs", "runs is a folder; --out takes the name of an HTML file.")]
    [InlineData(
        "compare 0 1 --out /dev/null/x.html",
        "/dev/null/x.html cannot be written: there is a file where a folder should be."
    )]
    [InlineData(
        "compare 0 1 --out /proc/x.html",
        "/proc/x.html cannot be written: no file or folder can be created there."
    )]
    [InlineData("compare --runs nowhere", "There is no run in nowhere; 'ganforge train' makes one.")]
    public void Compare_with_invalid_arguments_is_refused(string arguments, string sentence) =>
        _tool.Run(arguments.Split(' ')).ShouldBe(new ToolResult(2, "", $"error: {sentence}\n"));

    [Fact]
    public void Comparing_only_damaged_runs_exits_with_code_2()
    {
        using var tool = new Tool();
        tool.CopyFrom(_tool);
        foreach (var run in new[] { "runs/00000-mlp-mnist", "runs/00001-mlp-mnist" })
        {
            File.WriteAllText(tool.At($"{run}/options.json"), "{");
            File.Delete(tool.At($"{run}/stats.jsonl"));
        }

        var result = tool.Run("compare", "runs");

        result.ExitCode.ShouldBe(2);
        result.OnlyErrorLine.ShouldStartWith("error: None of the 2 runs can be read; ");
    }

    /// <summary>Two runs that differ in two settings.</summary>
    public sealed class TwoRuns : IDisposable
    {
        private static readonly string[] Small =
        [
            "train",
            "--recipe",
            "mlp",
            "--images",
            "320",
            "--epochs",
            "1",
            "--quiet",
        ];

        public TwoRuns()
        {
            Tool.Run([.. Small, "--lr", "1e-3"]).ExitCode.ShouldBe(0);
            Tool.Run([.. Small, "--batch-size", "16"]).ExitCode.ShouldBe(0);
        }

        public Tool Tool { get; } = new();

        public void Dispose() => Tool.Dispose();
    }
}
