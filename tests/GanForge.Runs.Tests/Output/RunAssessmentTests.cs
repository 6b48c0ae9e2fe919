using System.Globalization;
using GanForge.Gans.Diagnostics;
using GanForge.Runs.Folder;
using GanForge.Runs.Output;
using GanForge.Runs.State;

namespace GanForge.Runs.Tests;

/// <summary>The verdict at the top of a report, for each state of a run.</summary>
public class RunAssessmentTests
{
    private readonly TrainingProgress _progress = new() { Step = 3_000, Epoch = 4 };
    private readonly RunHistory _history = new();

    [Fact]
    public void A_completed_run_reports_its_steps_and_no_alarm() =>
        Outcome("mlp", RunState.Completed).ShouldBe("Training is complete after 3,000 steps; no alarm was raised.");

    [Fact]
    public void An_open_alarm_is_named_at_the_end_of_the_verdict()
    {
        Alarm("mode-collapse", "Mode collapse");
        Alarm("saturation", "Saturated pixels", until: 2_000);
        Outcome("mlp", RunState.Completed)
            .ShouldBe("Training is complete after 3,000 steps, but something is wrong: mode collapse.");
    }

    [Fact]
    public void Alarms_that_are_over_are_mentioned()
    {
        Alarm("mode-collapse", "Mode collapse", until: 2_000);
        Outcome("mlp", RunState.Completed)
            .ShouldBe("Training is complete after 3,000 steps; the alarms below were raised on the way, and are over.");
    }

    [Theory]
    [InlineData(20, "20 steps", "are")]
    [InlineData(1, "1 step", "is")]
    public void A_run_of_few_steps_is_reported_as_too_short(long steps, string words, string verb)
    {
        _progress.Step = steps;
        Scores(0.5, 0.5);
        Measured("digit-fid", 60, 2, step: steps);

        Outcome("mlp", RunState.Completed)
            .ShouldBe(
                $"Training is complete after {words}; the generator's {words} {verb} too few to expect good images."
            );
        Evidence("mlp", RunState.Completed).ShouldBeEmpty();
    }

    [Fact]
    public void A_collapse_after_few_steps_is_reported_as_too_few_steps()
    {
        _progress.Step = 900;
        Alarm("mode-collapse", "Hardly trained yet");
        Outcome("mlp", RunState.Completed)
            .ShouldBe(
                "Training is complete after 900 steps; the generator's 900 steps are too few to expect good images."
            );
    }

    [Fact]
    public void Exploding_losses_are_reported_even_after_few_steps()
    {
        _progress.Step = 20;
        Alarm("exploding-loss", "The losses have run away");
        Outcome("mlp", RunState.Completed)
            .ShouldBe("Training is complete after 20 steps, but something is wrong: the losses have run away.");
    }

    [Fact]
    public void A_run_in_its_autoencoder_stage_reports_an_untrained_generator()
    {
        (_progress.Step, _progress.Epoch) = (Toys.StepsPerEpoch, 1);
        Outcome("mggan", RunState.Interrupted)
            .ShouldBe(
                "Training was interrupted at step 6 of 30 and can be resumed; so far it only prepared the "
                    + "autoencoder, and the generator is untrained."
            );
    }

    [Fact]
    public void Steps_of_the_autoencoder_stage_do_not_count_for_the_generator()
    {
        (_progress.Step, _progress.Epoch) = (Toys.StepsPerEpoch + 4, 1);
        Outcome("mggan", RunState.Completed)
            .ShouldBe(
                "Training is complete after 10 steps; the generator's 4 steps are too few to expect good images."
            );
    }

    [Fact]
    public void Running_interrupted_and_cut_short_runs_report_their_step()
    {
        Outcome("mlp", RunState.Running).ShouldBe("Training is under way, at step 3,000 of 24; no alarm was raised.");
        Outcome("mlp", RunState.Interrupted)
            .ShouldBe("Training was interrupted at step 3,000 of 24 and can be resumed; no alarm was raised.");
        Outcome("mlp", RunState.CutShort).ShouldBe("Training was cut short at step 3,000 of 24; no alarm was raised.");
    }

    [Fact]
    public void A_failed_run_reports_its_reason_and_no_metrics()
    {
        Scores(0.5, 0.5);
        const string Why =
            "Training diverged at step 12: the generator's loss is not a number; there was no checkpoint yet.";
        Outcome("mlp", RunState.Failed, Why).ShouldBe("This run failed. " + Why);
        Outcome("mlp", RunState.Failed).ShouldBe("This run failed. It ended at step 3,000 of 24.");
        Evidence("mlp", RunState.Failed).ShouldBeEmpty();
    }

    [Fact]
    public void A_run_that_stopped_early_names_the_epoch_of_the_kept_weights()
    {
        (_progress.BestEpoch, _progress.BestStep) = (1, 1_000);
        Outcome("mlp", RunState.StoppedEarly, settings: ("patience", "2"))
            .ShouldBe(
                "Training stopped early, at step 3,000 of 24, because the losses no longer improved; no alarm "
                    + "was raised."
            );
        Evidence("mlp", RunState.StoppedEarly, ("patience", "2"))
            .ShouldBe([
                "The weights that were kept are those of epoch 1, whose losses were the lowest; the pictures "
                    + "below are later ones, up to step 3,000.",
            ]);
        _progress.BestStep = 3_000;
        Evidence("mlp", RunState.StoppedEarly, ("patience", "2")).ShouldBeEmpty();
    }

    [Theory]
    [InlineData(0.95, 0.05, "it still tells them apart with ease")]
    [InlineData(0.65, 0.35, "it tells them apart only in part")]
    [InlineData(0.52, 0.48, "it can hardly tell them apart")]
    [InlineData(0.2, 0.8, "it takes generated for real, and real for generated")]
    public void The_balance_of_the_scores_is_reported_with_its_goal(double real, double fake, string words)
    {
        Scores(real, fake);
        Evidence("mlp", RunState.Completed)
            .ShouldBe([
                string.Create(
                    CultureInfo.InvariantCulture,
                    $"The discriminator gives real images a mean probability of {real:0.00} of being real, and "
                        + $"generated ones {fake:0.00}: {words}. The goal is 0.5 for both."
                ),
            ]);
    }

    [Fact]
    public void Scores_that_are_not_probabilities_are_left_out()
    {
        Scores(0.65, 0.35);
        Evidence("r3gan", RunState.Completed).ShouldBeEmpty();
    }

    [Fact]
    public void A_metric_is_reported_with_its_real_value_and_the_better_direction()
    {
        Measured("digit-fid", 12.34, 2.01, step: 3_000);
        Evidence("r3gan", RunState.Completed)
            .ShouldBe(["At the end, digit-fid is 12.3 for generated images and 2.0 for real ones; lower is better."]);
        _progress.Step = 4_000;
        Evidence("r3gan", RunState.Interrupted)
            .ShouldBe([
                "After epoch 4, digit-fid is 12.3 for generated images and 2.0 for real ones; lower is better.",
            ]);
    }

    [Fact]
    public void The_report_begins_with_the_verdict()
    {
        using var folder = new TemporaryFolder();
        var html = File.ReadAllText(
            TestRuns.Train(Toys.Options("mlp", folder.Path, ("epochs", "2"))).Folder.ReportPath
        );
        html.ShouldContain(
            "<p class=\"verdict\"><strong>Training is complete after 12 steps; the generator&#39;s 12 steps are "
                + "too few to expect good images.</strong>"
        );
    }

    private string Outcome(string recipe, RunState state, string? message = null, params (string, string)[] settings) =>
        Verdict(recipe, state, message, settings).Outcome;

    private string[] Evidence(string recipe, RunState state, params (string, string)[] settings) =>
        [.. Verdict(recipe, state, null, settings).Evidence];

    private RunAssessment Verdict(string recipe, RunState state, string? message, (string, string)[] settings) =>
        new(
            new RunSetup(Toys.Options(recipe, "runs", settings), Toys.Blobs.Train),
            _progress,
            _history,
            state,
            message
        );

    private void Alarm(string name, string title, long? until = null) =>
        _progress.Alarms.Add(new Alarm(name, title, 1_000, 2, "seen.", "advice.") { Until = until });

    private void Scores(double real, double fake)
    {
        _history.Add(ScalarNames.ScoreReal, 3_000, 4, real);
        _history.Add(ScalarNames.ScoreFake, 3_000, 4, fake);
    }

    private void Measured(string metric, double fake, double real, long step)
    {
        _history.Add(ScalarNames.Metric(metric), step, 4, fake);
        _history.Add(ScalarNames.RealMetric(metric), step, 4, real);
        _history.SetEvaluatedSamples(10_000, 10_000);
    }
}
