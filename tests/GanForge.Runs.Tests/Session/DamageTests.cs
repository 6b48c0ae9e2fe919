using System.Text;
using GanForge.Gans.Settings;
using GanForge.Networks.Checkpoints;
using GanForge.Runs.Folder;
using GanForge.Runs.Models;
using GanForge.Runs.Session;

namespace GanForge.Runs.Tests;

/// <summary>Damaged runs that are resumed or sampled.</summary>
public class DamageTests
{
    [Fact]
    public void A_checkpoint_cut_in_half_is_refused()
    {
        Refuses(
            run => Truncate(run.CheckpointPath, 0.5),
            run => $"The checkpoint {run.CheckpointPath} is damaged or cut short: "
        );
    }

    [Fact]
    public void A_checkpoint_cut_within_its_header_is_refused() =>
        Refuses(
            run => Truncate(run.CheckpointPath, 0.001),
            run => $"The checkpoint {run.CheckpointPath} is damaged or cut short: "
        );

    [Fact]
    public void A_checkpoint_with_other_content_is_refused() =>
        Refuses(
            run => File.WriteAllText(run.CheckpointPath, "not weights at all"),
            run => $"The checkpoint {run.CheckpointPath} is damaged or cut short: "
        );

    [Fact]
    public void A_checkpoint_with_altered_bytes_is_refused() =>
        Refuses(
            run =>
            {
                using var file = File.OpenWrite(run.CheckpointPath);
                file.Position = file.Length / 2;
                file.WriteByte(0xFF);
                file.WriteByte(0x01);
            },
            run => $"The checkpoint {run.CheckpointPath} is damaged or cut short: "
        );

    [Fact]
    public void A_file_of_weights_in_place_of_the_checkpoint_is_refused() =>
        Refuses(
            run => File.Copy(run.GeneratorPath, run.CheckpointPath, overwrite: true),
            run => $"{run.CheckpointPath} is no checkpoint of a run: "
        );

    [Fact]
    public void A_checkpoint_of_another_recipe_is_refused()
    {
        using var folder = new TemporaryFolder();
        var other = TestRuns.Train(Toys.Options("conv", folder.Path), stopAfter: 1).Folder;
        Refuses(
            run => File.Copy(other.CheckpointPath, run.CheckpointPath, overwrite: true),
            run =>
                $"{run.CheckpointPath} and the run's options.json do not belong together: the recipe is conv in "
                + $"the checkpoint and mlp in options.json; bring back the one that was changed."
        );
    }

    [Fact]
    public void A_checkpoint_of_other_settings_is_refused()
    {
        using var folder = new TemporaryFolder();
        var other = TestRuns.Train(Toys.Options("mlp", folder.Path, ("generator-units", "32")), stopAfter: 1).Folder;
        Refuses(
            run => File.Copy(other.CheckpointPath, run.CheckpointPath, overwrite: true),
            run =>
                $"{run.CheckpointPath} and the run's options.json do not belong together: the setting "
                + $"generator-units is 32 in the checkpoint and 256 in options.json"
        );
    }

    [Fact]
    public void A_checkpoint_of_a_version_with_other_settings_is_refused() =>
        Refuses(
            run =>
            {
                var text = Encoding.Latin1.GetString(File.ReadAllBytes(run.CheckpointPath));
                File.WriteAllBytes(
                    run.CheckpointPath,
                    Encoding.Latin1.GetBytes(
                        text.Replace("learning-rate-images", "learning-rate-growth", StringComparison.Ordinal)
                    )
                );
            },
            run =>
                $"{run.CheckpointPath} is another version's: its mlp has a setting learning-rate-growth; go on "
                + $"with that version, or train again."
        );

    [Fact]
    public void A_run_without_a_checkpoint_is_refused() =>
        Refuses(
            run => File.Delete(run.CheckpointPath),
            run =>
                $"There is no checkpoint {run.CheckpointPath}: the run ended before its first one, so start it again."
        );

    [Fact]
    public void A_recipe_altered_in_the_options_is_refused() =>
        Refuses(
            run => File.WriteAllText(run.OptionsPath, File.ReadAllText(run.OptionsPath).Replace("\"mlp\"", "\"conv\"")),
            run =>
                $"{run.CheckpointPath} and the run's options.json do not belong together: the recipe is mlp in "
                + $"the checkpoint and conv in options.json; "
        );

    [Fact]
    public void Statistics_with_lost_lines_are_refused() =>
        Refuses(run => Truncate(run.StatisticsPath, 0.5), run => $"{run.StatisticsPath} has lost lines: ");

    [Fact]
    public void Missing_statistics_are_refused() =>
        Refuses(
            run => File.Delete(run.StatisticsPath),
            run =>
                $"{run.StatisticsPath} is missing, and the checkpoint goes on from it; bring the whole file "
                + $"back, or train again: "
        );

    [Fact]
    public void A_damaged_line_of_statistics_is_refused() =>
        Refuses(
            run =>
                File.WriteAllText(
                    run.StatisticsPath,
                    File.ReadAllText(run.StatisticsPath).Replace("{\"step\":2", "}\"step\":2")
                        + "a line that nobody counts on"
                ),
            run => $"Line 2 of {run.StatisticsPath} is damaged: "
        );

    [Fact]
    public void A_run_that_another_program_trains_is_refused_before_its_first_checkpoint()
    {
        using var folder = new TemporaryFolder();
        using var other = TrainingSession.Start(Toys.Options("mlp", folder.Path), Toys.Blobs);

        Should
            .Throw<UserErrorException>(() => TestRuns.Resume(other.Folder))
            .Message.ShouldBe(
                $"Another program is training {other.Folder.Name} at this moment; wait for it, or stop it first."
            );
    }

    [Fact]
    public void Damaged_options_are_refused() =>
        Refuses(
            run => File.WriteAllText(run.OptionsPath, "{\"format\": 1, \"recipe\": "),
            run => $"{run.OptionsPath} is damaged: it is not valid JSON."
        );

    [Theory]
    [InlineData("\"position\":24", "\"position\":16")]
    [InlineData("\"position\":24", "\"position\":9999999")]
    [InlineData("\"stepInEpoch\":3", "\"stepInEpoch\":4")]
    [InlineData("\"epoch\":0", "\"epoch\":1")]
    public void A_checkpoint_with_a_step_that_contradicts_its_position_is_refused(string right, string wrong) =>
        Refuses(
            run =>
            {
                var file = SafeTensors.Load(run.CheckpointPath);
                file.Metadata["ganforge.state"].ShouldContain(right);
                file.Metadata["ganforge.state"] = file.Metadata["ganforge.state"].Replace(right, wrong);
                file.Save(run.CheckpointPath);
            },
            run =>
                $"The checkpoint {run.CheckpointPath} is damaged, or the run's training set has changed: step 3 "
                + $"is not step "
        );

    [Fact]
    public void Invalid_evaluation_options_edited_by_hand_are_refused() =>
        Refuses(
            run =>
                File.WriteAllText(
                    run.OptionsPath,
                    File.ReadAllText(run.OptionsPath).Replace("\"evaluateSamples\": null", "\"evaluateSamples\": 100")
                ),
            _ => "--evaluate-samples says how many examples an evaluation measures, and there is none; "
        );

    [Fact]
    public void Statistics_of_other_steps_than_the_checkpoint_are_refused() =>
        Refuses(
            run =>
                File.WriteAllText(
                    run.StatisticsPath,
                    File.ReadAllText(run.StatisticsPath).Replace("\"step\":3", "\"step\":4")
                ),
            run =>
                $"{run.StatisticsPath} is not the file that the checkpoint counts on: the lines that it counts "
                + $"end with step 4, and the checkpoint is of step 3; "
        );

    [Fact]
    public void Statistics_rewritten_by_an_editor_are_refused() =>
        Refuses(
            run => File.WriteAllText(run.StatisticsPath, File.ReadAllText(run.StatisticsPath).Replace(",", ", ")),
            run => $"{run.StatisticsPath} was changed: the checkpoint goes on from byte "
        );

    [Fact]
    public void Options_of_another_version_are_refused() =>
        Refuses(
            run => File.WriteAllText(run.OptionsPath, "{\"format\": 99}"),
            run => $"{run.OptionsPath} has format 99, and this version reads format 1."
        );

    [Fact]
    public void A_folder_without_a_run_is_refused()
    {
        using var folder = new TemporaryFolder();
        Should
            .Throw<UserErrorException>(() => TrainingSession.Resume(folder.Path))
            .Message.ShouldBe($"{folder.Path} is not a run's folder: it has no options.json.");
    }

    [Fact]
    public void Sampling_with_damaged_or_missing_weights_is_refused()
    {
        using var folder = new TemporaryFolder();
        var run = TestRuns.Train(Toys.Options("mlp", folder.Path), stopAfter: 1).Folder;
        Truncate(run.GeneratorPath, 0.9);
        Should
            .Throw<UserErrorException>(() => GeneratorModel.Load(run))
            .Message.ShouldStartWith($"The weights of the run {run.Name} are damaged: ");
        File.Delete(run.GeneratorPath);
        Should
            .Throw<UserErrorException>(() => GeneratorModel.Load(run))
            .Message.ShouldStartWith($"The run {run.Name} has no weights yet: ");
    }

    private static void Refuses(Action<RunFolder> damage, Func<RunFolder, string> expected)
    {
        using var folder = new TemporaryFolder();
        var run = TestRuns.Train(Toys.Options("mlp", folder.Path), stopAfter: 3).Folder;
        damage(run);
        var before = Content(run);
        var more = new ResumeOptions { Settings = new Dictionary<string, string> { ["epochs"] = "9" } };
        var message = Should.Throw<UserErrorException>(() => TestRuns.Resume(run, more)).Message;
        message.ShouldStartWith(expected(run));
        message.ShouldEndWith(".");
        Content(run).ShouldBe(before);
    }

    /// <summary>The content of every file of a run, by path.</summary>
    private static Dictionary<string, string> Content(RunFolder run) =>
        Directory
            .EnumerateFiles(run.Path, "*", SearchOption.AllDirectories)
            .ToDictionary(path => path, path => Convert.ToHexString(File.ReadAllBytes(path)));

    private static void Truncate(string path, double share)
    {
        using var file = File.OpenWrite(path);
        file.SetLength((long)(file.Length * share));
    }
}
