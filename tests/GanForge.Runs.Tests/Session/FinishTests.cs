using System.Text.Json.Nodes;
using GanForge.Gans.Settings;
using GanForge.Networks.Checkpoints;
using GanForge.Runs.Folder;
using GanForge.Runs.Session;

namespace GanForge.Runs.Tests;

/// <summary>Resuming a run that was killed or stopped after its last checkpoint.</summary>
public sealed class FinishTests : IDisposable
{
    private readonly TemporaryFolder _folder = new();

    public void Dispose() => _folder.Dispose();

    [Theory]
    [InlineData(null)]
    [InlineData(9L)]
    public void Resuming_writes_the_files_that_follow_the_last_checkpoint(long? steps)
    {
        var options = Toys.Options("mlp", _folder["whole"], ("average-decay", "0.9")) with
        {
            Steps = steps,
            EvaluateEvery = 2,
            EvaluateSamples = 40,
        };
        var whole = TestRuns.Train(options).Folder;
        var killed = TestRuns.Train(options with { OutDirectory = _folder["killed"] }).Folder;
        KillAfterCheckpoint(killed);

        var result = TestRuns.Resume(killed);

        (result.Outcome, result.Steps).ShouldBe((TrainingOutcome.Completed, steps ?? 24));
        RunStatus.Read(killed)!.State.ShouldBe(RunState.Completed);
        TestRuns.Scalars(killed).ShouldBe(TestRuns.Scalars(whole));
        File.ReadAllText(killed.MetricsPath).ShouldBe(File.ReadAllText(whole.MetricsPath));
        TestRuns.Bits(killed.CheckpointPath).ShouldBe(TestRuns.Bits(whole.CheckpointPath));
        TestRuns.Bits(killed.GeneratorPath).ShouldBe(TestRuns.Bits(whole.GeneratorPath));
        Names(killed).ShouldBe(Names(whole));
        foreach (
            var picture in Directory
                .GetFiles(whole.Path, "*.png")
                .Append(whole.TimeLapsePath)
                .Append(whole.PlotPath("losses"))
        )
        {
            File.ReadAllBytes(Path.Combine(killed.Path, Path.GetRelativePath(whole.Path, picture)))
                .ShouldBe(File.ReadAllBytes(picture), picture);
        }
    }

    [Fact]
    public void Resuming_an_early_stopped_run_finishes_it_without_training()
    {
        var options = Toys.Options("mlp", _folder.Path, ("patience", "1"), ("epochs", "50"), ("lr", "0.05"));
        var run = TestRuns.Train(options).Folder;
        var before = RunStatus.Read(run)!;
        before.State.ShouldBe(RunState.StoppedEarly);
        KillAfterCheckpoint(run);

        TestRuns.Resume(run).Outcome.ShouldBe(TrainingOutcome.StoppedEarly);

        var after = RunStatus.Read(run)!;
        (after.State, after.Step).ShouldBe((RunState.StoppedEarly, before.Step));
    }

    [Fact]
    public void Continuing_an_early_stopped_run_resets_its_patience()
    {
        var run = TestRuns
            .Train(Toys.Options("mlp", _folder.Path, ("patience", "1"), ("epochs", "50"), ("lr", "0.05")))
            .Folder;
        var stopped = RunStatus.Read(run)!.Step;
        Should
            .Throw<UserErrorException>(() => TestRuns.Resume(run))
            .Message.ShouldBe(
                $"The run {run.Name} stopped early at step {stopped}, since its losses no longer improved; to "
                    + $"go on all the same, give more epochs than 50."
            );
        var more = new ResumeOptions { Settings = new Dictionary<string, string> { ["epochs"] = "60" } };
        using (var session = TrainingSession.Resume(run.Path, more, Toys.Blobs))
        {
            using var listener = new Listener { StopAfter = stopped + 2 };
            session.Run(listener, listener.Stop).Outcome.ShouldBe(TrainingOutcome.Interrupted);
        }

        TestRuns.Resume(run).Steps.ShouldBeGreaterThanOrEqualTo(stopped + Toys.StepsPerEpoch);
    }

    [Fact]
    public void A_killed_evaluation_is_repeated_on_resuming()
    {
        var options = Toys.Options("mlp", _folder["whole"]) with { EvaluateEvery = 2, EvaluateSamples = 40 };
        var whole = TestRuns.Train(options).Folder;
        using (var session = TrainingSession.Start(options with { OutDirectory = _folder["killed"] }, Toys.Blobs))
        {
            Should.Throw<IOException>(() =>
                session.Run(
                    new ThrowingWhenEvaluated(session.Folder, _folder["copy"]),
                    TestContext.Current.CancellationToken
                )
            );
        }

        var copy = RunFolder.Find(_folder["copy"]);

        using (var resumed = TrainingSession.Resume(copy.Path, data: Toys.Blobs))
        {
            resumed.StepsDone.ShouldBe(2 * Toys.StepsPerEpoch);
            resumed.Run(TestContext.Current.CancellationToken);
        }

        File.ReadAllText(copy.MetricsPath).ShouldBe(File.ReadAllText(whole.MetricsPath));
        TestRuns.Bits(copy.CheckpointPath).ShouldBe(TestRuns.Bits(whole.CheckpointPath));
    }

    [Fact]
    public void A_run_killed_at_its_step_limit_does_not_exceed_it()
    {
        var run = TestRuns.Train(Toys.Options("mlp", _folder.Path) with { Steps = 9 }).Folder;
        KillAfterCheckpoint(run);

        TestRuns.Resume(run).Steps.ShouldBe(9);

        ((long?)JsonNode.Parse(File.ReadAllText(run.OptionsPath))!["steps"]).ShouldBe(9);
    }

    [Fact]
    public void Missing_weights_are_written_from_the_checkpoint_before_training_continues()
    {
        var run = TestRuns.Train(Toys.Options("mlp", _folder.Path), stopAfter: 8).Folder;
        File.Delete(run.GeneratorPath);
        using var session = TrainingSession.Resume(run.Path, data: Toys.Blobs);
        string? step = null;
        using var listener = new Listener
        {
            OnStep = _ => step ??= SafeTensors.Load(run.GeneratorPath).Metadata["step"],
        };

        session.Run(listener, TestContext.Current.CancellationToken);

        step.ShouldBe("8");
    }

    [Fact]
    public void Temporary_files_of_killed_writes_are_deleted_on_resuming()
    {
        var run = TestRuns.Train(Toys.Options("mlp", _folder.Path), stopAfter: 8).Folder;
        var leftovers = new[] { run.GeneratorPath, run.ReportPath, run.PlotPath("losses") }
            .Select(path => $"{path}.{Guid.NewGuid():N}.part")
            .ToArray();
        foreach (var leftover in leftovers)
            File.WriteAllText(leftover, "half of a file");
        var own = Path.Combine(run.Path, "mine.part");
        File.WriteAllText(own, "somebody's own");

        TestRuns.Resume(run);

        leftovers.ShouldAllBe(leftover => !File.Exists(leftover));
        File.Exists(own).ShouldBeTrue();
    }

    [Fact]
    public void A_session_that_fails_to_open_leaves_no_file_open()
    {
        var run = TestRuns.Train(Toys.Options("mlp", _folder.Path), stopAfter: 8).Folder;
        File.Delete(run.LogPath);
        Directory.CreateDirectory(run.LogPath);

        Should.Throw<UnauthorizedAccessException>(() => TestRuns.Resume(run));

        using var alone = new FileStream(run.StatisticsPath, FileMode.Open, FileAccess.ReadWrite, FileShare.None);
        run.IsBeingTrained.ShouldBeFalse();
    }

    /// <summary>Copies a run at the start of its evaluation, and then throws.</summary>
    private sealed class ThrowingWhenEvaluated(RunFolder run, string copy) : ITrainingObserver
    {
        public void Evaluating(int samples)
        {
            CheckpointTimeTests.Copy(run.Path, copy);
            throw new IOException("gone");
        }
    }

    /// <summary>Reduces a run to the state in which a kill right after its last checkpoint leaves it.</summary>
    private static void KillAfterCheckpoint(RunFolder run)
    {
        foreach (
            var path in new[]
            {
                run.GeneratorPath,
                run.ReportPath,
                run.TimeLapsePath,
                run.TimeLapsePngPath,
                run.ProgressPath,
                run.PlotPath("losses"),
            }
        )
        {
            File.Delete(path);
        }

        var status = JsonNode.Parse(File.ReadAllText(run.StatusPath))!.AsObject();
        status["state"] = "running";
        status["step"] = 6;
        File.WriteAllText(run.StatusPath, status.ToJsonString());
    }

    private static string[] Names(RunFolder run) =>
        [
            .. Directory
                .EnumerateFiles(run.Path, "*", SearchOption.AllDirectories)
                .Select(path => Path.GetRelativePath(run.Path, path))
                .Where(path => !path.Contains(".tfevents."))
                .Order(StringComparer.Ordinal),
        ];
}
