using GanForge.Experiments.Comparisons;
using GanForge.Networks.Checkpoints;
using GanForge.Runs.Folder;
using GanForge.Runs.Session;

namespace GanForge.Runs.Tests;

public sealed class CheckpointTimeTests : IDisposable
{
    private readonly TemporaryFolder _folder = new();

    public void Dispose() => _folder.Dispose();

    [Fact]
    public void Timed_checkpoints_within_an_epoch_do_not_change_any_bit()
    {
        var options = Toys.Options("mlp", _folder["rare"]);
        var rare = TestRuns.Train(options).Folder;
        using var session = TrainingSession.Start(
            options with
            {
                OutDirectory = _folder["often"],
                CheckpointEvery = TimeSpan.FromTicks(1),
            },
            Toys.Blobs
        );
        var saved = new List<long>();
        using var listener = new Listener
        {
            OnStep = step =>
            {
                if (step.Step > 1)
                    saved.Add(RunStatus.Read(session.Folder)!.Step);
            },
        };

        session.Run(listener, TestContext.Current.CancellationToken);

        saved[..5].ShouldBe([1, 2, 3, 4, 5]);
        TestRuns.Scalars(session.Folder).ShouldBe(TestRuns.Scalars(rare));
        TestRuns.Bits(session.Folder.CheckpointPath).ShouldBe(TestRuns.Bits(rare.CheckpointPath));
    }

    [Fact]
    public void A_run_killed_within_its_first_epoch_resumes_from_a_timed_checkpoint()
    {
        var options = Toys.Options("mlp", _folder["whole"]);
        var whole = TestRuns.Train(options).Folder;
        var copy = _folder["copy"];
        using (
            var session = TrainingSession.Start(
                options with
                {
                    OutDirectory = _folder["killed"],
                    CheckpointEvery = TimeSpan.FromTicks(1),
                },
                Toys.Blobs
            )
        )
        {
            using var listener = new Listener
            {
                OnStep = step =>
                {
                    if (step.Step == 4)
                        Copy(session.Folder.Path, copy);
                },
            };
            session.Run(listener, TestContext.Current.CancellationToken);
        }

        using (var resumed = TrainingSession.Resume(copy, data: Toys.Blobs))
        {
            resumed.StepsDone.ShouldBe(3);
            resumed.Run(TestContext.Current.CancellationToken);
        }

        TestRuns
            .Bits(Path.Combine(copy, "checkpoints/latest.safetensors"))
            .ShouldBe(TestRuns.Bits(whole.CheckpointPath));
    }

    [Fact]
    public void Result_status_and_log_name_the_epoch_of_the_kept_weights()
    {
        var options = Toys.Options("mlp", _folder.Path, ("patience", "2"), ("epochs", "50"), ("lr", "0.05")) with
        {
            KeepEvery = 1,
        };
        var result = TestRuns.Train(options);
        result.Outcome.ShouldBe(TrainingOutcome.StoppedEarly);

        var best = result.KeptEpoch.ShouldNotBeNull();
        best.ShouldBe(result.Epochs - 2);
        RunStatus.Read(result.Folder)!.KeptEpoch.ShouldBe(best);
        SafeTensors.Load(result.Folder.GeneratorPath).Metadata["step"].ShouldBe($"{best * Toys.StepsPerEpoch}");
        TestRuns.Bits(result.Folder.GeneratorPath).ShouldBe(TestRuns.Bits(result.Folder.KeptGeneratorPath(best)));
        File.ReadAllText(result.Folder.LogPath).ShouldContain($"the weights of epoch {best}, the best, are kept.");
    }

    [Fact]
    public void Images_per_second_count_those_of_every_discriminator_step()
    {
        using var session = TrainingSession.Start(
            Toys.Options("wgan-gp", _folder.Path, ("discriminator-steps", "3"), ("epochs", "1")),
            Toys.Blobs
        );
        using var listener = new Listener();
        var result = session.Run(listener, TestContext.Current.CancellationToken);

        listener.Steps.ShouldAllBe(step => step.Images == 3 * Toys.BatchSize);
        var compared = Comparison.Create([result.Folder]).Runs[0].Summary;
        result.ImagesPerSecond.ShouldBe(compared.ImagesPerSecond!.Value, tolerance: 0.01 * result.ImagesPerSecond);
        result.Elapsed.TotalSeconds.ShouldBe(compared.Seconds!.Value, tolerance: 0.001);
    }

    internal static void Copy(string from, string to)
    {
        foreach (var file in Directory.EnumerateFiles(from, "*", SearchOption.AllDirectories))
        {
            if (Path.GetFileName(file) is ".training")
                continue;
            var target = Path.Combine(to, Path.GetRelativePath(from, file));
            Directory.CreateDirectory(Path.GetDirectoryName(target)!);
            using var source = new FileStream(file, FileMode.Open, FileAccess.Read, FileShare.ReadWrite);
            using var destination = File.Create(target);
            source.CopyTo(destination);
        }
    }
}
