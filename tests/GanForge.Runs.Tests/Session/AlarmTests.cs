using System.Text.Json;
using System.Text.Json.Nodes;
using GanForge.Gans.Diagnostics;
using GanForge.Runs.Folder;
using GanForge.Runs.Json;
using GanForge.Runs.State;

namespace GanForge.Runs.Tests;

public sealed class AlarmTests : IDisposable
{
    private readonly TemporaryFolder _out = new();

    public void Dispose() => _out.Dispose();

    [Fact]
    public void An_alarm_is_raised_once_after_enough_signs_in_a_row_and_ends_with_them()
    {
        var log = new AlarmLog();
        var (winning, fair) = (
            Scalars((ScalarNames.ScoreReal, 0.999f), (ScalarNames.ScoreFake, 0.001f)),
            Scalars((ScalarNames.ScoreReal, 0.8f), (ScalarNames.ScoreFake, 0.2f))
        );

        Examine(log, winning, times: 4, from: 100).ShouldBeEmpty();
        Examine(log, fair, times: 1, from: 500).ShouldBeEmpty();
        Examine(log, winning, times: 4, from: 600).ShouldBeEmpty();
        var alarm = Examine(log, winning, times: 3, from: 1_000).ShouldHaveSingleItem();
        alarm.Name.ShouldBe("discriminator-wins");
        alarm.Step.ShouldBe(1_000);
        alarm.Seen.ShouldContain("0.999");
        alarm.Until.ShouldBeNull();
        var over = Examine(log, fair, times: 1, from: 1_300).ShouldHaveSingleItem();
        over.Until.ShouldBe(1_300);
        over.ToString().ShouldContain("over at step 1300");
        log.Alarms.ShouldHaveSingleItem().Until.ShouldBe(1_300);
        Examine(log, winning, times: 5, from: 1_400).ShouldHaveSingleItem();
        log.Alarms.Count.ShouldBe(2);
    }

    [Fact]
    public void A_loaded_alarm_log_continues_its_counts()
    {
        var (log, resumed) = (new AlarmLog(), new AlarmLog());
        var saturated = Scalars((ScalarNames.Saturation, 0.999f));
        Examine(log, saturated, times: 2, from: 1_100);
        resumed.State = Saved(log);

        Examine(resumed, saturated, times: 1, from: 1_300).ShouldHaveSingleItem().Name.ShouldBe("saturation");
        var again = new AlarmLog();
        again.State = Saved(resumed);
        again.Alarms.ShouldBe(resumed.Alarms);
        Examine(again, saturated, times: 5, from: 1_400).ShouldBeEmpty();
    }

    [Theory]
    [InlineData("mode-collapse", "diversity", 0.1f, 0.9f)]
    [InlineData("saturation", "saturation", 1f, 0.9f)]
    [InlineData("dead-gradient", "gradientGenerator", 0f, 0.01f)]
    [InlineData("exploding-loss", "lossD", 1e6f, 300f)]
    [InlineData("exploding-loss", "lossG", -1e6f, -300f)]
    public void Each_rule_recognises_its_sign_and_ignores_a_healthy_training(
        string name,
        string series,
        float sick,
        float healthy
    )
    {
        var rule = AlarmRule.All.Single(candidate => candidate.Name == name);
        rule.Sign(Scalars((series, sick))).ShouldNotBeNull().ShouldEndWith(".");
        rule.Sign(Scalars((series, healthy))).ShouldBeNull();
        rule.Sign(Scalars()).ShouldBeNull();
        rule.Advice.ShouldEndWith(".");
    }

    [Fact]
    public void Uniform_grey_images_of_a_new_generator_are_not_a_mode_collapse()
    {
        var log = new AlarmLog();
        var grey = Scalars((ScalarNames.Diversity, 0.01f));
        Examine(log, grey, times: 15, from: 100).ShouldBeEmpty();
        Examine(log, grey, times: 5, from: 1_600).ShouldHaveSingleItem().Name.ShouldBe("mode-collapse");
    }

    [Fact]
    public void Saturated_pixels_in_the_first_900_steps_raise_no_alarm()
    {
        var log = new AlarmLog();
        Examine(log, Scalars((ScalarNames.Saturation, 0.999f)), times: 9, from: 100).ShouldBeEmpty();
        Examine(log, Scalars((ScalarNames.Saturation, 0.8f)), times: 9, from: 1_000).ShouldBeEmpty();
        log.Alarms.ShouldBeEmpty();
    }

    [Fact]
    public void A_short_training_that_ends_collapsed_raises_an_alarm()
    {
        var log = new AlarmLog();
        Examine(log, Scalars((ScalarNames.Diversity, 0.01f), (ScalarNames.Saturation, 1f)), times: 2, from: 100)
            .ShouldBeEmpty();
        var resumed = new AlarmLog();
        resumed.State = Saved(log);

        var alarm = log.Conclude(AlarmRule.All, step: 250, stepInStage: 250, epoch: 5).ShouldHaveSingleItem();
        alarm
            .ToString()
            .ShouldBe(
                "Hardly trained yet, step 250: generated images of a batch differ by only 1 % of what real ones "
                    + "differ by. After so few steps that is usual: train longer."
            );
        log.Alarms.ShouldHaveSingleItem().ShouldBe(alarm);
        resumed.Conclude(AlarmRule.All, step: 250, stepInStage: 250, epoch: 5).ShouldHaveSingleItem().ShouldBe(alarm);
        log.Conclude(AlarmRule.All, step: 250, stepInStage: 250, epoch: 5).ShouldBeEmpty();
    }

    [Fact]
    public void The_end_raises_an_alarm_only_for_a_present_sign_without_one()
    {
        var (well, late, running) = (new AlarmLog(), new AlarmLog(), new AlarmLog());
        Examine(well, Scalars((ScalarNames.Diversity, 0.01f)), times: 1, from: 100);
        Examine(well, Scalars((ScalarNames.Diversity, 0.9f)), times: 1, from: 200);
        well.Conclude(AlarmRule.All, step: 250, stepInStage: 250, epoch: 1).ShouldBeEmpty();

        Examine(late, Scalars((ScalarNames.Diversity, 0.1f)), times: 1, from: 5_000);
        late.Conclude(AlarmRule.All, step: 5_010, stepInStage: 5_010, epoch: 3)
            .ShouldHaveSingleItem()
            .Title.ShouldBe("Mode collapse");

        Examine(running, Scalars((ScalarNames.Diversity, 0.1f)), times: 9, from: 5_000).ShouldHaveSingleItem();
        running.Conclude(AlarmRule.All, step: 6_000, stepInStage: 6_000, epoch: 3).ShouldBeEmpty();
    }

    [Fact]
    public void A_winning_discriminator_raises_the_same_alarm_in_a_resumed_training()
    {
        var options = Toys.Options("mlp", _out.Path, ("epochs", "110"), ("lr-d", "0.01"), ("lr-g", "1e-9"));
        var whole = TestRuns.Train(options);
        var parts = TestRuns.Resume(TestRuns.Train(options, stopAfter: 350).Folder);

        var alarms = JsonNode.Parse(File.ReadAllText(whole.Folder.AlarmsPath))!.AsArray();
        alarms.Select(alarm => (string)alarm!["name"]!).ShouldContain("discriminator-wins");
        File.ReadAllText(whole.Folder.LogPath).ShouldContain("The discriminator wins");
        File.ReadAllText(whole.Folder.ReportPath).ShouldContain("The discriminator wins");
        File.ReadAllText(parts.Folder.AlarmsPath).ShouldBe(File.ReadAllText(whole.Folder.AlarmsPath));
    }

    [Fact]
    public void Every_hundredth_step_records_diversity_saturation_and_gradient_norms()
    {
        var run = TestRuns.Train(Toys.Options("mlp", _out.Path, ("epochs", "34")));
        var history = RunHistory.Read(run.Folder);
        foreach (
            var series in new[]
            {
                ScalarNames.Diversity,
                ScalarNames.Saturation,
                ScalarNames.GradientNorm("generator"),
                ScalarNames.GradientNorm("discriminator"),
            }
        )
        {
            history[series].Points.Select(point => point.Step).ShouldBe([100L, 200L], series);
        }

        history[ScalarNames.Diversity].Points.ShouldAllBe(point => point.Value > 0 && point.Value < 3);
    }

    /// <summary>The state of a log after being written to a checkpoint and read back.</summary>
    private static AlarmLogState Saved(AlarmLog log)
    {
        var type = CheckpointContext.Files.AlarmLogState;
        return JsonText.Read(JsonSerializer.Serialize(log.State, type), type);
    }

    private static IReadOnlyList<Alarm> Examine(AlarmLog log, StepScalars scalars, int times, long from) =>
        [
            .. Enumerable
                .Range(0, times)
                .SelectMany(i => log.Examine(AlarmRule.All, scalars, from + (100 * i), from + (100 * i), epoch: 1)),
        ];

    private static StepScalars Scalars(params (string Name, float Value)[] values)
    {
        var scalars = new StepScalars();
        foreach (var (name, value) in values)
            scalars.Report(name, value);
        return scalars;
    }
}
