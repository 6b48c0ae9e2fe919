using System.Text.Json;
using GanForge.Runs.Folder;
using GanForge.Runs.Json;

namespace GanForge.Runs.Tests;

public sealed class SettingJsonTests
{
    [Theory]
    [InlineData("1e-4", "1e-4")]
    [InlineData("0.10", "0.10")]
    [InlineData("-3", "-3")]
    [InlineData("true", "true")]
    [InlineData("007", "\"007\"")]
    [InlineData(".5", "\".5\"")]
    [InlineData("NaN", "\"NaN\"")]
    [InlineData("128,64", "\"128,64\"")]
    [InlineData("", "\"\"")]
    public void A_setting_keeps_its_text_in_JSON(string text, string json)
    {
        var settings = new Dictionary<string, string> { ["lr"] = text };
        var written = SettingJson.From(settings);
        written["lr"].GetRawText().ShouldBe(json);
        SettingJson.ToTexts(written).ShouldBe(settings);
    }

    [Fact]
    public void Options_of_an_older_version_have_the_default_time_between_checkpoints()
    {
        var options = new TrainingOptions { CheckpointEvery = TimeSpan.FromSeconds(30) };
        var type = RunFileContext.Files.TrainingOptions;
        var json = JsonSerializer.SerializeToNode(options, type)!.AsObject();
        JsonText.Read(json.ToJsonString(), type).CheckpointEvery.ShouldBe(options.CheckpointEvery);

        json.Remove("checkpointEverySeconds").ShouldBeTrue();

        JsonText.Read(json.ToJsonString(), type).CheckpointEvery.ShouldBe(new TrainingOptions().CheckpointEvery);
    }
}
