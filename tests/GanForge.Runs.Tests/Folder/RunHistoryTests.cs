using GanForge.Gans.Settings;
using GanForge.Runs.Folder;

namespace GanForge.Runs.Tests;

public class RunHistoryTests
{
    [Fact]
    public void A_growing_file_is_read_up_to_its_last_complete_line()
    {
        var history = Read(
            "{\"step\":1,\"epoch\":1,\"lossG\":0.5,\"wall\":{\"seconds\":1}}\n"
                + "{\"step\":2,\"epoch\":1,\"lossG\":0.25,\"wall\":{\"seconds\":2}}\n{\"step\":3,\"ep"
        );
        history.Names.ShouldBe(["lossG"]);
        history["lossG"].Points.ShouldBe([(1, 1, 0.5), (2, 1, 0.25)]);
        history["lossD"].Count.ShouldBe(0);
    }

    [Theory]
    [InlineData("{\"step\":1,\"epoch\":1}\nnonsense\n{\"step\":3,\"epoch\":1}\n", 2)]
    [InlineData("{\"epoch\":1}\n", 1)]
    [InlineData("[1]\n{\"step\":1,\"epoch\":1}\n", 1)]
    public void A_damaged_line_is_reported_with_its_number(string content, int line) =>
        Should.Throw<UserErrorException>(() => Read(content)).Message.ShouldStartWith($"Line {line} of ");

    [Fact]
    public void Long_series_keep_every_point_in_order()
    {
        var series = new ScalarSeries();
        for (var i = 0; i < 5_000; i++)
            series.Add(i, i / 100, i * 0.5);
        series.Count.ShouldBe(5_000);
        series[3_333].ShouldBe((3_333, 33, 1666.5));
        series.Points.Select(point => point.Step).ShouldBe(Enumerable.Range(0, 5_000).Select(step => (long)step));
        Should.Throw<ArgumentOutOfRangeException>(() => series[5_000]);
    }

    private static RunHistory Read(string content)
    {
        using var folder = new TemporaryFolder();
        var run = RunFolder.Create(folder.Path, "mlp-mnist", "{}");
        File.WriteAllText(run.StatisticsPath, content);
        return RunHistory.Read(run);
    }
}
