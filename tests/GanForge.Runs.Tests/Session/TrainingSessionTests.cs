using System.Text.Json.Nodes;
using GanForge.Gans;
using GanForge.Gans.Diagnostics;
using GanForge.Gans.Latent;
using GanForge.Gans.Settings;
using GanForge.Imaging.PngFiles;
using GanForge.Networks.Checkpoints;
using GanForge.Runs.Folder;
using GanForge.Runs.Models;
using GanForge.Runs.Session;

namespace GanForge.Runs.Tests;

public class TrainingSessionTests
{
    [Fact]
    public void A_completed_run_has_all_of_its_files()
    {
        using var folder = new TemporaryFolder();
        var result = TestRuns.Train(
            Toys.Options("conv", folder.Path, ("epochs", "2")) with
            {
                Description = "first try!",
            }
        );

        result.Outcome.ShouldBe(TrainingOutcome.Completed);
        (result.Steps, result.Epochs).ShouldBe((12, 2));
        result.Folder.Name.ShouldBe("00000-conv-mnist-first-try");
        Directory
            .EnumerateFiles(result.Folder.Path, "*", SearchOption.AllDirectories)
            .Select(path => Path.GetRelativePath(result.Folder.Path, path))
            .Select(path =>
                path.Contains(".tfevents.") ? path[..path.IndexOf(".tfevents.", StringComparison.Ordinal)] : path
            )
            .Order(StringComparer.Ordinal)
            .ShouldBe([
                "checkpoints/generator.safetensors",
                "checkpoints/latest.safetensors",
                "events.out",
                "fake/events.out",
                "log.txt",
                "options.json",
                "plots/accuracy.svg",
                "plots/discriminator.svg",
                "plots/losses.svg",
                "plots/scores.svg",
                "progress.png",
                "real/events.out",
                "reals.png",
                "report.html",
                "samples-000000.png",
                "samples-000001.png",
                "samples-000002.png",
                "stats.jsonl",
                "status.json",
                "timelapse.gif",
                "timelapse.png",
                "validity.png",
            ]);
    }

    [Fact]
    public void The_statistics_have_a_line_for_each_step_and_each_epoch()
    {
        using var folder = new TemporaryFolder();
        var run = TestRuns.Train(Toys.Options("conv", folder.Path, ("epochs", "2"))).Folder;

        var lines = File.ReadLines(run.StatisticsPath).Select(line => JsonNode.Parse(line)!.AsObject()).ToArray();
        lines.Length.ShouldBe(12 + 2);
        lines[0]
            .Select(field => field.Key)
            .ShouldBe(
                ["step", "epoch", "lossDReal", "lossDFake", "lossD", "scoreReal", "scoreFake", "lossG", "wall"],
                ignoreOrder: true
            );
        lines[6].Select(field => field.Key).ShouldBe(["step", "epoch", "accuracyReal", "accuracyFake", "wall"]);
        ((double)lines[6]["accuracyReal"]!).ShouldBeInRange(0, 1);
        lines[13]["step"]!.GetValue<long>().ShouldBe(12);

        var history = RunHistory.Read(run);
        history[ScalarNames.LossG].Count.ShouldBe(12);
        history[ScalarNames.AccuracyFake].Points.Select(point => point.Epoch).ShouldBe([1, 2]);
    }

    [Fact]
    public void The_observer_is_notified_of_every_step_and_epoch()
    {
        using var folder = new TemporaryFolder();
        using var session = TrainingSession.Start(Toys.Options("mlp", folder.Path, ("epochs", "2")), Toys.Blobs);
        using var listener = new Listener();
        session.Run(listener, TestContext.Current.CancellationToken);

        listener.Steps.Select(step => step.Step).ShouldBe(Enumerable.Range(1, 12).Select(step => (long)step));
        listener.Steps.Select(step => step.Epoch).ShouldBe([.. Enumerable.Repeat(1, 6), .. Enumerable.Repeat(2, 6)]);
        listener.Steps.ShouldAllBe(step =>
            step.StepsTotal == 12 && step.ImagesPerSecond > 0 && step.Stage == "training"
        );
        listener.Steps.ShouldAllBe(step => Math.Abs(step.LossD - ((step.LossDReal + step.LossDFake) / 2)) < 1e-6);
        listener
            .Epochs.Select(epoch => Path.GetFileName(epoch.SamplesPath))
            .ShouldBe(["samples-000001.png", "samples-000002.png"]);
        File.ReadAllText(session.Folder.LogPath).ShouldContain("Completed at step 12.");
        session.Parameters["generator"].ShouldBe((12 * 256) + 256 + (256 * 64) + 64);
    }

    [Fact]
    public void Sample_grids_are_written_at_the_interval_and_after_the_last_epoch()
    {
        using var folder = new TemporaryFolder();
        var run = TestRuns.Train(Toys.Options("mlp", folder.Path, ("epochs", "5")) with { SampleEvery = 2 }).Folder;
        Enumerable.Range(0, 6).Where(epoch => File.Exists(run.SamplesPath(epoch))).ShouldBe([0, 2, 4, 5]);
    }

    [Fact]
    public void A_loss_that_is_not_finite_stops_the_run_and_keeps_the_last_checkpoint()
    {
        using var folder = new TemporaryFolder();
        RecipeCatalogue.Add<PlainGan>();
        using var session = TrainingSession.Start(
            Toys.Options("plain-gan", folder.Path, ("breaks-at", "8")),
            Toys.Blobs
        );
        using var listener = new Listener();

        var failure = Should.Throw<TrainingFailedException>(() =>
            session.Run(listener, TestContext.Current.CancellationToken)
        );

        failure.Message.ShouldBe(
            "Training diverged at step 8: The loss lossD of the discriminator is Infinity; a smaller learning "
                + "rate usually helps; "
                + $"the checkpoint of step 6 is kept in {session.Folder.CheckpointPath}, and --resume goes on "
                + $"from there."
        );
        listener.Steps.Count.ShouldBe(7);
        File.ReadAllText(session.Folder.LogPath).ShouldContain("Training diverged at step 8");
        File.ReadAllText(session.Folder.ReportPath).ShouldContain("failed");
    }

    [Fact]
    public void A_failed_write_leaves_the_last_good_checkpoint()
    {
        using var folder = new TemporaryFolder();
        using var session = TrainingSession.Start(Toys.Options("mlp", folder.Path), Toys.Blobs);
        var checkpoints = Path.GetDirectoryName(session.Folder.CheckpointPath)!;
        using var listener = new Listener
        {
            OnStep = report =>
            {
                // Simulates a full disk: the folder of the second checkpoint is moved away.
                if (report.Step == 9)
                    Directory.Move(checkpoints, checkpoints + "-gone");
            },
        };

        Should
            .Throw<TrainingFailedException>(() => session.Run(listener, TestContext.Current.CancellationToken))
            .Message.ShouldStartWith("The run's files cannot be written: ");

        Directory
            .EnumerateFiles(checkpoints + "-gone")
            .Select(Path.GetFileName)
            .ShouldBe(["generator.safetensors", "latest.safetensors"], ignoreOrder: true);
        Directory.Move(checkpoints + "-gone", checkpoints);
        session.Dispose();
        TestRuns.Resume(session.Folder).Steps.ShouldBe(4 * Toys.StepsPerEpoch);
    }

    [Fact]
    public void Two_programs_cannot_train_one_run()
    {
        using var folder = new TemporaryFolder();
        var run = TestRuns.Train(Toys.Options("mlp", folder.Path), stopAfter: 2).Folder;
        using var first = TrainingSession.Resume(run.Path, data: Toys.Blobs);
        Should
            .Throw<UserErrorException>(() => TrainingSession.Resume(run.Path, data: Toys.Blobs))
            .Message.ShouldBe($"Another program is training {run.Name} at this moment; wait for it, or stop it first.");
    }

    [Fact]
    public void Patience_stops_a_run_a_fixed_number_of_epochs_after_its_best()
    {
        using var folder = new TemporaryFolder();
        // With a learning discriminator and a frozen generator, the generator's loss only rises.
        using var session = TrainingSession.Start(
            Toys.Options("mlp", folder.Path, ("patience", "2"), ("epochs", "50"), ("lr-g", "1e-30"), ("lr-d", "0.01")),
            Toys.Blobs
        );
        using var listener = new Listener();
        var result = session.Run(listener, TestContext.Current.CancellationToken);

        result.Outcome.ShouldBe(TrainingOutcome.StoppedEarly);
        var sums = listener
            .Epochs.Select(epoch => epoch.Means[ScalarNames.LossG] + epoch.Means[ScalarNames.LossD])
            .ToArray();
        Array.IndexOf(sums, sums.Min()).ShouldBe(sums.Length - 3);
        File.ReadAllText(session.Folder.LogPath).ShouldContain("have not improved for 2 epochs");
    }

    [Fact]
    public void Samples_are_made_with_the_averaged_weights()
    {
        using var folder = new TemporaryFolder();
        var plain = TestRuns.Train(Toys.Options("mlp", folder.Path)).Folder;
        var averaged = TestRuns.Train(Toys.Options("mlp", folder.Path, ("average-decay", "0.9"))).Folder;
        TestRuns.Scalars(averaged).ShouldBe(TestRuns.Scalars(plain));
        TestRuns.Bits(averaged.GeneratorPath).ShouldNotBe(TestRuns.Bits(plain.GeneratorPath));
        File.ReadAllBytes(averaged.SamplesPath(4)).ShouldNotBe(File.ReadAllBytes(plain.SamplesPath(4)));
    }

    [Fact]
    public void The_grids_show_eight_enlarged_pictures_in_a_row()
    {
        using var folder = new TemporaryFolder();
        var run = TestRuns.Train(Toys.Options("mlp", folder.Path, ("epochs", "1"))).Folder;
        var samples = Png.Load(run.SamplesPath(1));
        // A row has eight pictures of eight pixels, enlarged eight times at most.
        samples.Width.ShouldBeInRange(8 * 8, 8 * 8 * 8);
        Png.Load(run.RealsPath).Pixels.Contains((byte)255).ShouldBeTrue();
    }

    [Theory]
    [InlineData("mlp")]
    [InlineData("non-saturating")]
    public void The_images_of_a_grid_are_those_of_seeds_0_to_63(string recipe)
    {
        using var folder = new TemporaryFolder();
        var run = TestRuns.Train(Toys.Options(recipe, folder.Path, ("epochs", "1"))).Folder;
        var noise = SafeTensors.Load(run.CheckpointPath);

        var seeds = GeneratorModel.Load(run).Noise(NumberList.Parse("0-63"));

        noise.GetTensor("fixedNoise").Span.ToArray().ShouldBe(seeds.Span.ToArray());
        noise.GetTensor("fixedNoise.followed").Span.ToArray().ShouldBe([8f]);
    }

    [Fact]
    public void A_plan_counts_steps_and_images_and_writes_nothing()
    {
        using var folder = new TemporaryFolder();
        var plan = TrainingPlan.For(Toys.Options("dcgan", folder.Path, ("epochs", "3")), Toys.Blobs);
        (plan.Images, plan.StepsPerEpoch, plan.Steps, plan.ImagesSeen).ShouldBe((48, 6, 18, 3 * 48));
        plan.FolderName.ShouldBe("00000-dcgan-mnist");
        plan.Settings["beta1"].ShouldBe("0.5");
        folder.Files().ShouldBeEmpty();
    }

    [Fact]
    public void A_plan_counts_the_images_of_every_stage_up_to_the_last_step()
    {
        ImagesSeen("mggan", steps: null, ("epochs", "2")).ShouldBe(3 * 48);
        ImagesSeen("mggan", steps: 4, ("epochs", "2")).ShouldBe(4 * 8);
        ImagesSeen("mlp", steps: null, ("batch-size", "10"), ("drop-last", "false")).ShouldBe(4 * 48);
        ImagesSeen("mlp", steps: 8, ("batch-size", "10"), ("drop-last", "false")).ShouldBe(48 + (3 * 10));
        ImagesSeen("mlp", steps: null, ("batch-size", "10"), ("drop-last", "true")).ShouldBe(4 * 40);
    }

    private static long ImagesSeen(string recipe, long? steps, params (string Name, string Value)[] settings) =>
        TrainingPlan.For(Toys.Options(recipe, "nowhere", settings) with { Steps = steps }, Toys.Blobs).ImagesSeen;
}
