using System.Text.Json;
using GanForge.Imaging;

namespace GanForge.Cli.Tests;

public sealed class SampleTests : IDisposable
{
    private readonly Tool _tool = new();

    public SampleTests() => _tool.Run("train", "--recipe", "mlp", "--images", "320", "--epochs", "1", "--quiet").ExitCode.ShouldBe(0);

    public void Dispose() => _tool.Dispose();

    [Fact]
    public void Sample_draws_a_grid_of_the_newest_run()
    {
        var result = _tool.Run("sample");

        result.Error.ShouldBeEmpty();
        result.Output.ShouldStartWith("samples.png: 64 images of 00000-mlp-mnist, ");
        Png.Load(_tool.At("samples.png")).Width.ShouldBeGreaterThan(8 * 28);
    }

    [Fact]
    public void A_seed_gives_the_same_image_in_any_company()
    {
        string[] one = ["--columns", "1", "--scale", "1"];
        _tool.Run(["sample", "latest", "--count", "1", "--seed", "3", "--out", "alone.png", .. one]).ExitCode.ShouldBe(0);
        _tool.Run(["sample", "0", "--count", "5", "--seed", "3", "--out", "first.png", .. one]).ExitCode.ShouldBe(0);

        var (alone, first) = (Png.Load(_tool.At("alone.png")), Png.Load(_tool.At("first.png")));
        for (var y = 0; y < 28; y++)
            first.Row(y).SequenceEqual(alone.Row(y)).ShouldBeTrue($"Row {y} differs.");
    }

    [Fact]
    public void Json_names_the_file_and_the_run()
    {
        using var document = JsonDocument.Parse(_tool.Run("sample", "--json", "--count", "4", "--out", "a/four.png").Output);

        document.RootElement.GetProperty("file").GetString().ShouldBe("a/four.png");
        document.RootElement.GetProperty("run").GetString().ShouldBe("runs/00000-mlp-mnist");
        document.RootElement.GetProperty("count").GetInt32().ShouldBe(4);
    }

    [Fact]
    public void A_run_that_is_not_there_is_said()
    {
        var result = _tool.Run("sample", "7");

        result.ShouldBe(new ToolResult(2, "", "error: There is no run '7' in runs; the last one is 00000-mlp-mnist.\n"));
    }

    [Fact]
    public void A_picture_that_cannot_be_written_is_named()
    {
        var result = _tool.Run("sample", "--out", "runs");

        result.ExitCode.ShouldBe(2);
        result.OnlyErrorLine.ShouldBe("error: runs is a folder; --out takes the name of a PNG file.");
    }
}
