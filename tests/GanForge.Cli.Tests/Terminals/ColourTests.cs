using GanForge.Imaging.PngFiles;

namespace GanForge.Cli.Tests;

public sealed class ColourTests : IDisposable
{
    private readonly Tool _tool = new();

    [Fact]
    public void A_run_on_stacked_digits_is_shown_and_sampled_in_colour()
    {
        var trained = _tool.Run(
            "train",
            "--recipe",
            "non-saturating",
            "--channels",
            "8",
            "--dataset",
            "stacked-mnist",
            "--images",
            "128",
            "--epochs",
            "1"
        );
        trained.ExitCode.ShouldBe(0, trained.Error);
        Png.Load(_tool.At("runs/00000-non-saturating-stacked-mnist/reals.png")).Channels.ShouldBe(3);
        File.Exists(_tool.At("runs/00000-non-saturating-stacked-mnist/timelapse.gif")).ShouldBeTrue();

        _tool.Run("sample", "--count", "4").ExitCode.ShouldBe(0);
        Png.Load(_tool.At("samples.png")).Channels.ShouldBe(3);
    }

    public void Dispose() => _tool.Dispose();
}
