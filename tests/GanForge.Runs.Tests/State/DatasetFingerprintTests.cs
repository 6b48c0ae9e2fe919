using System.Text.Json.Nodes;
using GanForge.Data;
using GanForge.Gans.Settings;
using GanForge.Networks.Checkpoints;
using GanForge.Runs.Folder;
using GanForge.Runs.Session;
using GanForge.Runs.State;

namespace GanForge.Runs.Tests;

/// <summary>The check that a run is resumed with the data that it started with.</summary>
public sealed class DatasetFingerprintTests : IDisposable
{
    private readonly TemporaryFolder _folder = new();

    public void Dispose() => _folder.Dispose();

    [Fact]
    public void Options_record_the_size_hash_and_class_counts_of_the_data()
    {
        var data = JsonNode.Parse(File.ReadAllText(Interrupted().OptionsPath))!["data"]!;

        ((int)data["count"]!).ShouldBe(Toys.Blobs.Train.Count);
        ((int)data["height"]!, (int)data["width"]!, (int)data["channels"]!).ShouldBe((28, 28, 1));
        ((string)data["sha256"]!).Length.ShouldBe(64);
        data["classCounts"]!.AsArray().Select(count => (int)count!).ShouldBe([Toys.Blobs.Train.Count]);
    }

    [Fact]
    public void Resume_with_fewer_images_is_refused()
    {
        var run = Interrupted();

        Refusal(run, Toys.Draw(17))
            .ShouldBe(
                $"The run {run.Name} cannot be resumed: it learnt from 48 images of 28×28, and there are 17 "
                    + $"images of 28×28 now. Bring its data back, name their folder, or start a new run."
            );
    }

    [Fact]
    public void Resume_with_other_images_of_the_same_number_and_size_is_refused()
    {
        var run = Interrupted();

        Refusal(run, Inverted())
            .ShouldStartWith(
                $"The run {run.Name} cannot be resumed: it learnt from other examples than these 48 images of "
                    + $"28×28: their SHA-256 was "
            );
    }

    [Fact]
    public void Other_labels_give_another_fingerprint()
    {
        var blobs = (ImageDataset)Toys.Blobs.Train;
        ImageDataset Labelled(byte label) =>
            new(
                "blobs",
                DatasetSplit.Train,
                28,
                28,
                1,
                blobs.Pixels.ToArray(),
                [.. Enumerable.Repeat(label, blobs.Count)],
                ["one", "two"]
            );

        DatasetFingerprint
            .Compute(Labelled(0))
            .DifferenceFrom(DatasetFingerprint.Compute(Labelled(1)))
            .ShouldNotBeNull();
    }

    [Fact]
    public void Images_after_the_ones_in_use_may_change()
    {
        using (var session = TrainingSession.Start(Toys.Options("mlp", _folder.Path) with { Images = 16 }, Toys.Blobs))
        {
            using var listener = new Listener { StopAfter = 3 };
            session.Run(listener, listener.Stop);
        }
        using var resumed = TrainingSession.Resume(
            "latest",
            new ResumeOptions { OutDirectory = _folder.Path },
            Toys.Draw(24)
        );

        resumed.Run(TestContext.Current.CancellationToken).Outcome.ShouldBe(TrainingOutcome.Completed);
    }

    [Fact]
    public void A_run_without_recorded_data_is_refused_if_its_position_does_not_exist()
    {
        var run = Interrupted();
        WithoutRecord(run);

        Refusal(run, Toys.Draw(17))
            .ShouldStartWith(
                $"The checkpoint {run.CheckpointPath} is damaged, or the run's training set has changed: step 3 "
                    + $"is not step 3 of epoch 1 at image 24 of the data."
            );
    }

    [Fact]
    public void A_run_without_recorded_data_resumes_with_the_right_data()
    {
        var run = Interrupted();
        WithoutRecord(run);

        TestRuns.Resume(run).Outcome.ShouldBe(TrainingOutcome.Completed);
    }

    private RunFolder Interrupted() => TestRuns.Train(Toys.Options("mlp", _folder.Path), stopAfter: 3).Folder;

    private static string Refusal(RunFolder run, DatasetPair data) =>
        Should.Throw<UserErrorException>(() => TrainingSession.Resume(run.Path, data: data)).Message;

    private static DatasetPair Inverted()
    {
        var blobs = (ImageDataset)Toys.Blobs.Train;
        var pixels = Array.ConvertAll(blobs.Pixels.ToArray(), pixel => (byte)(255 - pixel));
        return new DatasetPair(
            new ImageDataset("blobs", DatasetSplit.Train, 28, 28, 1, pixels, blobs.Labels.ToArray(), blobs.ClassNames),
            Toys.Blobs.Test
        );
    }

    private static void WithoutRecord(RunFolder run)
    {
        var options = JsonNode.Parse(File.ReadAllText(run.OptionsPath))!.AsObject();
        options.Remove("data").ShouldBeTrue();
        File.WriteAllText(run.OptionsPath, options.ToJsonString());
        var checkpoint = SafeTensors.Load(run.CheckpointPath);
        var state = JsonNode.Parse(checkpoint.Metadata["ganforge.state"])!.AsObject();
        state.Remove("data").ShouldBeTrue();
        checkpoint.Metadata["ganforge.state"] = state.ToJsonString();
        checkpoint.Save(run.CheckpointPath);
    }
}
