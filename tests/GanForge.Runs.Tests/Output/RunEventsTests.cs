using GanForge.Gans.Diagnostics;
using GanForge.Imaging.Tests.Protocol;
using GanForge.Runs.Folder;
using GanForge.Runs.Output;

namespace GanForge.Runs.Tests;

/// <summary>TensorBoard events in the folder of a run, read by code that protoc generated.</summary>
public class RunEventsTests
{
    [Fact]
    public void TensorBoard_finds_the_scalars_of_every_step_and_epoch()
    {
        using var folder = new TemporaryFolder();
        var run = TestRuns.Train(Toys.Options("conv", folder.Path, ("epochs", "2"))).Folder;
        var scalars = EventFile.Scalars(Read(run.Path).ShouldHaveSingleItem());
        scalars
            .Select(tag => tag.Key)
            .ShouldBe(
                [
                    "Loss/G",
                    "Loss/D",
                    "Loss/D_real",
                    "Loss/D_fake",
                    "Score/real",
                    "Score/fake",
                    "Accuracy/real",
                    "Accuracy/fake",
                    "Progress/images_per_second",
                ],
                ignoreOrder: true
            );
        var history = RunHistory.Read(run);
        scalars["Loss/D_fake"]
            .ShouldBe(history[ScalarNames.LossDFake].Points.Select(point => (point.Step, (float)point.Value)));
        scalars["Accuracy/real"]
            .ShouldBe(history[ScalarNames.AccuracyReal].Points.Select(point => (point.Step, (float)point.Value)));
    }

    [Fact]
    public void TensorBoard_finds_grids_of_fakes_and_reals_as_two_runs()
    {
        using var folder = new TemporaryFolder();
        var run = TestRuns.Train(Toys.Options("mlp", folder.Path, ("epochs", "2"))).Folder;
        var fakes = Images(run.FakesEventsPath);
        fakes.Select(image => (image.Step, image.Tag)).ShouldBe([(6, "Samples/fixed"), (12, "Samples/fixed")]);
        fakes[1].Png.ShouldBe(File.ReadAllBytes(run.SamplesPath(2)));
        var reals = Images(run.RealsEventsPath);
        reals.Select(image => (image.Step, image.Tag)).ShouldBe([(6, "Samples/reals"), (12, "Samples/reals")]);
        reals[1].Png.ShouldNotBe(reals[0].Png);
    }

    [Fact]
    public void TensorBoard_finds_histograms_of_validity_and_weights_after_each_epoch()
    {
        using var folder = new TemporaryFolder();
        var run = TestRuns.Train(Toys.Options("mlp", folder.Path, ("epochs", "1"))).Folder;
        var histograms = Read(run.Path)[0]
            .SelectMany(one => one.Summary?.Value ?? [])
            .Where(value => value.ValueCase == Summary.Types.Value.ValueOneofCase.Histo)
            .ToDictionary(value => value.Tag, value => value.Histo);
        histograms.Keys.ShouldBe(
            [
                "Validity/real",
                "Validity/fake",
                "Weights/generator/0.weight",
                "Weights/generator/1.weight",
                "Weights/discriminator/1.weight",
                "Weights/discriminator/2.weight",
            ],
            ignoreOrder: true
        );
        histograms["Validity/fake"].Min.ShouldBeGreaterThan(0);
        histograms["Validity/fake"].Max.ShouldBeLessThan(1);
        // All weights of a small tensor, and an even selection from a larger one.
        histograms["Weights/generator/0.weight"].Num.ShouldBe(12 * 256);
        histograms["Weights/generator/1.weight"].Num.ShouldBe(10_000);
    }

    [Fact]
    public void A_resumed_run_makes_TensorBoard_discard_events_after_the_checkpoint()
    {
        using var folder = new TemporaryFolder();
        var run = TestRuns.Train(Toys.Options("mlp", folder.Path), stopAfter: 7).Folder;
        TestRuns.Resume(run);
        var files = Read(run.Path);
        files.Count.ShouldBe(2);
        files[0].ShouldAllBe(one => one.SessionLog == null);
        (files[1][1].Step, files[1][1].SessionLog.Status).ShouldBe((8, SessionLog.Types.Status.Start));
        EventFile
            .Scalars(files.SelectMany(file => file))["Loss/G"]
            .Select(point => point.Step)
            .ShouldBe(Enumerable.Range(1, 24).Select(step => (long)step));
        Read(run.FakesEventsPath).Count.ShouldBe(2);
    }

    [Fact]
    public void After_a_thousand_steps_each_point_is_the_mean_of_ten_steps()
    {
        using var folder = new TemporaryFolder();
        var run = RunFolder.Create(folder.Path, "mlp-mnist", "{}");
        using (var events = new RunEvents(run, step: 0))
        {
            for (var step = 1; step <= 1_025; step++)
            {
                var moment = new ScalarMoment(ScalarKind.Step, step, 1, null, Seconds: 1, ImagesPerSecond: 9);
                events.Write(moment, ScalarNames.LossG, step);
                // A scalar that is rarely reported, and never at a multiple of ten.
                if (step % 10 == 7)
                    events.Write(moment, "lossPenalty", 2 * step);
                events.Complete(moment);
            }
        }
        var scalars = EventFile.Scalars(Read(run.Path)[0]);
        scalars["Loss/G"].Skip(999).ShouldBe([(1_000, 1_000), (1_010, 1_005.5f), (1_020, 1_015.5f)]);
        scalars["Loss/penalty"].Skip(99).ShouldBe([(997, 2 * 997), (1_010, 2 * 1_007), (1_020, 2 * 1_017)]);
    }

    [Fact]
    public void The_autoencoder_stage_has_its_own_scalars_and_no_grids()
    {
        using var folder = new TemporaryFolder();
        var run = TestRuns
            .Train(Toys.Options("mggan", folder.Path, ("autoencoder-epochs", "2"), ("epochs", "1")))
            .Folder;
        var scalars = EventFile.Scalars(Read(run.Path)[0]);
        scalars["Loss/autoencoder"]
            .Select(point => point.Step)
            .ShouldBe(Enumerable.Range(1, 12).Select(step => (long)step));
        scalars["Loss/D_code"].Select(point => point.Step).ShouldBe(Enumerable.Range(13, 6).Select(step => (long)step));
        Images(run.FakesEventsPath).ShouldHaveSingleItem().Step.ShouldBe(18);
    }

    private static List<List<Event>> Read(string folder) =>
        [.. Directory.GetFiles(folder, "*.tfevents.*").Order(StringComparer.Ordinal).Select(EventFile.Read)];

    private static List<(long Step, string Tag, byte[] Png)> Images(string folder) =>
        [
            .. from one in Read(folder).SelectMany(file => file)
            from value in one.Summary?.Value ?? []
            select (one.Step, value.Tag, value.Image.EncodedImageString.ToByteArray()),
        ];
}
