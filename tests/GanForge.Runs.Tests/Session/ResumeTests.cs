using GanForge.Gans.Settings;
using GanForge.Runs.Session;

namespace GanForge.Runs.Tests;

public class ResumeTests
{
    [Theory]
    [MemberData(nameof(Toys.Recipes), MemberType = typeof(Toys))]
    public void A_run_resumed_after_ten_steps_has_the_bits_of_an_uninterrupted_one(string recipe)
    {
        using var folder = new TemporaryFolder();
        var options = Toys.Options(recipe, folder.Path, ("average-decay", "0.9"), ("patience", "100")) with
        {
            Steps = 20,
        };
        var whole = TestRuns.Train(options);
        var interrupted = TestRuns.Train(options, stopAfter: 10);
        interrupted.Outcome.ShouldBe(TrainingOutcome.Interrupted);
        interrupted.Steps.ShouldBe(10);
        var resumed = TestRuns.Resume(interrupted.Folder);

        resumed.Outcome.ShouldBe(TrainingOutcome.Completed);
        TestRuns.Scalars(resumed.Folder).ShouldBe(TestRuns.Scalars(whole.Folder));
        TestRuns.Bits(resumed.Folder.CheckpointPath).ShouldBe(TestRuns.Bits(whole.Folder.CheckpointPath));
        TestRuns.Bits(resumed.Folder.GeneratorPath).ShouldBe(TestRuns.Bits(whole.Folder.GeneratorPath));
        foreach (
            var picture in (string[])
                [
                    "samples-000000.png",
                    "samples-000003.png",
                    "reals.png",
                    "progress.png",
                    "validity.png",
                    "timelapse.gif",
                    "timelapse.png",
                ]
        )
        {
            File.ReadAllBytes(Path.Combine(resumed.Folder.Path, picture))
                .ShouldBe(File.ReadAllBytes(Path.Combine(whole.Folder.Path, picture)), picture);
        }
    }

    [Fact]
    public void Lines_written_after_the_checkpoint_are_cut_off()
    {
        using var folder = new TemporaryFolder();
        var options = Toys.Options("mlp", folder.Path);
        var whole = TestRuns.Train(options);
        var interrupted = TestRuns.Train(options, stopAfter: 7).Folder;
        File.AppendAllText(
            interrupted.StatisticsPath,
            "{\"step\":8,\"epoch\":2,\"lossG\":99,\"wall\":{}}\n{\"step\":9"
        );

        TestRuns.Resume(interrupted);

        TestRuns.Scalars(interrupted).ShouldBe(TestRuns.Scalars(whole.Folder));
    }

    [Theory]
    [InlineData("\r\n", false, true)]
    [InlineData("\n", true, true)]
    [InlineData("\r\n", true, false)]
    [InlineData("\n", false, false)]
    public void Files_saved_by_an_editor_or_git_can_be_resumed_repeatedly(
        string lineEnd,
        bool marksByteOrder,
        bool endsLine
    )
    {
        using var folder = new TemporaryFolder();
        var options = Toys.Options("mlp", folder.Path);
        var whole = TestRuns.Train(options).Folder;
        var run = TestRuns.Train(options, stopAfter: 7).Folder;
        Save();
        TestRuns.Resume(run, stopAfter: 12);
        Save();
        TestRuns.Resume(run);

        TestRuns.Scalars(run).ShouldBe(TestRuns.Scalars(whole));
        File.ReadAllText(run.StatisticsPath).ShouldNotContain("\r");
        TestRuns.Bits(run.CheckpointPath).ShouldBe(TestRuns.Bits(whole.CheckpointPath));

        void Save()
        {
            foreach (var path in Directory.EnumerateFiles(run.Path, "*.json*").Append(run.LogPath))
            {
                var text = File.ReadAllText(path).ReplaceLineEndings(lineEnd);
                File.WriteAllText(path, endsLine ? text : text.TrimEnd(), new System.Text.UTF8Encoding(marksByteOrder));
            }
        }
    }

    [Fact]
    public void A_run_stopped_at_the_end_of_an_epoch_resumes_with_the_next()
    {
        using var folder = new TemporaryFolder();
        var options = Toys.Options("mlp", folder.Path);
        var whole = TestRuns.Train(options);
        var interrupted = TestRuns.Train(options, stopAfter: Toys.StepsPerEpoch).Folder;

        TestRuns.Resume(interrupted);

        TestRuns.Scalars(interrupted).ShouldBe(TestRuns.Scalars(whole.Folder));
    }

    [Fact]
    public void More_epochs_continue_a_complete_run()
    {
        using var folder = new TemporaryFolder();
        var whole = TestRuns.Train(Toys.Options("mlp", folder.Path, ("epochs", "3")));
        var shorter = TestRuns.Train(Toys.Options("mlp", folder.Path, ("epochs", "2"))).Folder;

        var result = TestRuns.Resume(
            shorter,
            new ResumeOptions { Settings = new Dictionary<string, string> { ["epochs"] = "3" } }
        );

        result.Epochs.ShouldBe(3);
        TestRuns.Bits(shorter.CheckpointPath).ShouldBe(TestRuns.Bits(whole.Folder.CheckpointPath));
        File.ReadAllText(shorter.OptionsPath).ShouldContain("\"epochs\": 3");
    }

    [Fact]
    public void A_limit_of_steps_survives_resuming_and_more_epochs_lift_it()
    {
        using var folder = new TemporaryFolder();
        var options = Toys.Options("mlp", folder.Path) with { Steps = 9 };
        var run = TestRuns.Train(options, stopAfter: 4).Folder;

        TestRuns.Resume(run).Steps.ShouldBe(9);

        Should
            .Throw<UserErrorException>(() => TestRuns.Resume(run))
            .Message.ShouldBe($"The run {run.Name} is complete at step 9 of 9; to go on, give more steps.");
        TestRuns
            .Resume(run, new ResumeOptions { Settings = new Dictionary<string, string> { ["epochs"] = "4" } })
            .Steps.ShouldBe(4 * Toys.StepsPerEpoch);
    }

    [Fact]
    public void A_run_with_a_short_last_batch_resumes_to_the_same_bits()
    {
        using var folder = new TemporaryFolder();
        var options = Toys.Options("dcgan", folder.Path, ("epochs", "2")) with { Images = 44 };
        var whole = TestRuns.Train(options);
        whole.Steps.ShouldBe(12);
        var interrupted = TestRuns.Train(options, stopAfter: 11).Folder;

        TestRuns.Resume(interrupted);

        TestRuns.Bits(interrupted.CheckpointPath).ShouldBe(TestRuns.Bits(whole.Folder.CheckpointPath));
    }

    [Theory]
    [InlineData("recipe", "conv", "The run cannot be resumed: the recipe was mlp and would now be conv.")]
    [InlineData("seed", "8", "The run cannot be resumed: the seed was 7 and would now be 8.")]
    [InlineData("dataset", "kmnist", "The run cannot be resumed: the data set was mnist and would now be kmnist.")]
    [InlineData("batch-size", "16", "The run cannot be resumed: the setting batch-size was 8 and would now be 16.")]
    [InlineData("batchsize", "16", "The recipe mlp has no setting 'batchsize'; did you mean 'batch-size'?")]
    public void Resume_with_another_recipe_seed_data_or_setting_is_refused(string what, string value, string expected)
    {
        using var folder = new TemporaryFolder();
        var run = TestRuns.Train(Toys.Options("mlp", folder.Path), stopAfter: 3).Folder;
        var options = what switch
        {
            "recipe" => new ResumeOptions { Recipe = value },
            "seed" => new ResumeOptions { Seed = ulong.Parse(value) },
            "dataset" => new ResumeOptions { Dataset = value },
            _ => new ResumeOptions { Settings = new Dictionary<string, string> { [what] = value } },
        };
        Should.Throw<UserErrorException>(() => TestRuns.Resume(run, options)).Message.ShouldStartWith(expected);
    }

    [Fact]
    public void Resume_with_unchanged_settings_is_accepted()
    {
        using var folder = new TemporaryFolder();
        var run = TestRuns.Train(Toys.Options("mlp", folder.Path), stopAfter: 3).Folder;
        var same = new ResumeOptions
        {
            Recipe = "mlp",
            Seed = 7,
            Settings = new Dictionary<string, string> { ["lr"] = "0.00030" },
        };
        TestRuns.Resume(run, same).Outcome.ShouldBe(TrainingOutcome.Completed);
    }

    [Fact]
    public void Resume_of_a_complete_run_is_refused()
    {
        using var folder = new TemporaryFolder();
        var run = TestRuns.Train(Toys.Options("mlp", folder.Path)).Folder;
        Should
            .Throw<UserErrorException>(() => TestRuns.Resume(run))
            .Message.ShouldBe($"The run {run.Name} is complete at step 24 of 24; to go on, give more epochs.");
    }
}
