using System.Text;
using System.Text.Json.Nodes;
using GanForge.Imaging.PngFiles;

namespace GanForge.Cli.Tests;

public sealed class PointsTests : IDisposable
{
    private readonly Tool _tool = new();

    [Fact]
    public void A_run_on_points_is_trained_and_sampled_like_one_on_images()
    {
        var trained = _tool.Run("train", "--recipe", "conv", "--dataset", "ring", "--images", "320", "--epochs", "1");
        trained.ExitCode.ShouldBe(0);
        trained.Error.ShouldContain("ring, its first 320, as points");
        trained.Error.ShouldContain("10 of 32 points, 10 an epoch");
        trained.Output.ShouldMatch(@"^Done: 10 steps in \d:\d\d at [\d,]+ points/s\.\n");

        _tool
            .Run("sample", "--count", "1000")
            .Output.ShouldMatch(@"^samples\.png: 1,000 points of 00000-conv-ring; \d:\d\d at [\d,]+ points/s\n");
        var picture = Png.Load(_tool.At("samples.png"));
        picture.Width.ShouldBe(Png.Load(_tool.At("runs/00000-conv-ring/reals.png")).Width);

        _tool.Run("sample", "--count", "100", "--out", "points.npy").ExitCode.ShouldBe(0);
        var file = File.ReadAllBytes(_tool.At("points.npy"));
        Encoding.ASCII.GetString(file, 10, 118).ShouldContain("'descr': '<f4'");
        Encoding.ASCII.GetString(file, 10, 118).ShouldContain("(100, 2)");

        var refused = _tool.Run("sample", "--out", "singles/");
        refused.ExitCode.ShouldBe(2);
        refused.Error.ShouldContain(
            "The run's generator makes points, and singles/ is for images; --out takes a .png, which shows "
                + "points over their density, or a .npy of them."
        );
    }

    [Fact]
    public void A_data_set_name_is_case_insensitive_for_points()
    {
        _tool
            .Run(
                "train",
                "--recipe",
                "conv",
                "--dataset",
                "Ring",
                "--images",
                "320",
                "--epochs",
                "1",
                "--evaluate-every",
                "1"
            )
            .ExitCode.ShouldBe(0);
        _tool.Run("train", "--resume", "--dataset", "RING", "--epochs", "2").ExitCode.ShouldBe(0);
        _tool.Run("sample", "--count", "2500", "--out", "points.npy").ExitCode.ShouldBe(0);

        var result = _tool.Run("evaluate", "00000-conv-ring", "--dataset", "RING", "--json");

        result.ExitCode.ShouldBe(0, result.Error);
        var ofFile = _tool.Run("evaluate", "points.npy", "--dataset", "RING", "--json");
        ofFile.ExitCode.ShouldBe(0, ofFile.Error);
        Figures(result).ShouldBe(Figures(ofFile));

        static string Figures(ToolResult result) =>
            JsonNode.Parse(result.Output)!.AsArray()[1]!["figures"]!.ToJsonString();
    }

    [Fact]
    public void Image_settings_are_refused_for_points()
    {
        var result = _tool.Run("train", "--dataset", "grid", "--image-size", "32");

        result.ExitCode.ShouldBe(2);
        result.Error.ShouldContain(
            "The setting image-size is for images, and grid holds points, which are taken as they are; leave "
                + "image-size out."
        );
        Directory.Exists(_tool.At("runs")).ShouldBeFalse();
    }

    public void Dispose() => _tool.Dispose();
}
