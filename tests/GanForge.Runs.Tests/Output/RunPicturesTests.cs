using GanForge.Imaging;
using GanForge.Imaging.PngFiles;
using GanForge.Runs.Folder;
using GanForge.Runs.Output;
using GanForge.Runs.Session;

namespace GanForge.Runs.Tests;

public class RunPicturesTests
{
    [Fact]
    public void The_time_lapse_starts_with_the_untrained_grid_and_holds_the_last()
    {
        using var folder = new TemporaryFolder();
        var run = TestRuns.Train(Toys.Options("mlp", folder.Path, ("epochs", "3"))).Folder;
        var frames = GifFile.Read(File.ReadAllBytes(run.TimeLapsePath)).Frames;
        frames.Select(frame => frame.Hundredths).ShouldBe([50, 50, 50, 200]);
        foreach (var (frame, epoch) in frames.Select((frame, epoch) => (frame, epoch)))
            Same(frame.Pixels, Png.Load(run.SamplesPath(epoch))).ShouldBeTrue($"epoch {epoch}");
        // A viewer without support for animation shows the first frame of the animated PNG.
        Png.Load(run.TimeLapsePngPath).Pixels.SequenceEqual(Png.Load(run.SamplesPath(0)).Pixels).ShouldBeTrue();
    }

    [Fact]
    public void A_long_time_lapse_keeps_thirty_grids_including_the_first_and_the_last()
    {
        using var folder = new TemporaryFolder();
        var run = RunFolder.Create(folder.Path, "mlp-mnist", "{}");
        for (var epoch = 0; epoch <= 200; epoch++)
            Png.Save(run.SamplesPath(epoch), Shade((byte)epoch));
        TimeLapse.Save(run);
        var frames = GifFile.Read(File.ReadAllBytes(run.TimeLapsePath)).Frames;
        frames.Count.ShouldBe(30);
        (frames[0].Pixels[0, 0].Red, frames[^1].Pixels[0, 0].Red).ShouldBe(((byte)0, (byte)200));
        frames[0].Hundredths.ShouldBe(27);
    }

    [Fact]
    public void The_time_lapse_skips_damaged_and_unrelated_pictures()
    {
        using var folder = new TemporaryFolder();
        var run = RunFolder.Create(folder.Path, "mlp-mnist", "{}");
        Png.Save(run.SamplesPath(0), new Bitmap(2, 2, PixelFormat.Grey8));
        Png.Save(run.SamplesPath(1), Shade(1));
        File.WriteAllText(run.SamplesPath(2), "cut");
        Png.Save(run.SamplesPath(3), Shade(3));
        Png.Save(Path.Combine(run.Path, "samples-best.png"), Shade(9));
        TimeLapse.Save(run);
        GifFile
            .Read(File.ReadAllBytes(run.TimeLapsePath))
            .Frames.Select(frame => frame.Pixels[0, 0].Red)
            .ShouldBe([(byte)1, (byte)3]);
    }

    [Fact]
    public void The_pictures_before_training_do_not_depend_on_when_a_run_ends()
    {
        using var folder = new TemporaryFolder();
        var options = Toys.Options("conv", folder.Path, ("epochs", "1"));
        var whole = TestRuns.Train(options).Folder;
        using var session = TrainingSession.Start(options, Toys.Blobs);
        using var listener = new Listener();
        session.Run(listener, new CancellationToken(canceled: true)).Steps.ShouldBe(0);
        foreach (var run in (RunFolder[])[session.Folder, TestRuns.Train(options, stopAfter: 1).Folder])
        {
            File.ReadAllBytes(run.SamplesPath(0)).ShouldBe(File.ReadAllBytes(whole.SamplesPath(0)));
            File.ReadAllBytes(run.RealsPath).ShouldBe(File.ReadAllBytes(whole.RealsPath));
        }
        File.ReadAllBytes(whole.SamplesPath(1)).ShouldNotBe(File.ReadAllBytes(whole.SamplesPath(0)));
    }

    [Fact]
    public void The_first_step_does_not_wait_for_pictures()
    {
        using var folder = new TemporaryFolder();
        using var session = TrainingSession.Start(Toys.Options("mlp", folder.Path, ("epochs", "1")), Toys.Blobs);
        var there = new List<bool>();
        using var listener = new Listener { OnStep = _ => there.Add(File.Exists(session.Folder.SamplesPath(0))) };
        session.Run(listener, TestContext.Current.CancellationToken);
        there.ShouldBe([false, true, true, true, true, true]);
    }

    [Fact]
    public void An_interrupted_run_has_its_time_lapse_and_progress_pictures()
    {
        using var folder = new TemporaryFolder();
        var run = TestRuns.Train(Toys.Options("mlp", folder.Path), stopAfter: 9).Folder;
        GifFile.Read(File.ReadAllBytes(run.TimeLapsePath)).Frames.Count.ShouldBe(2);
        Png.Load(run.ProgressPath).Width.ShouldBeGreaterThan(0);
        File.Exists(run.ValidityPath).ShouldBeTrue();
    }

    private static Bitmap Shade(byte shade)
    {
        var bitmap = new Bitmap(4, 3, PixelFormat.Grey8);
        bitmap.Fill(Color.Grey(shade));
        return bitmap;
    }

    private static bool Same(Color[,] pixels, Bitmap picture) =>
        (pixels.GetLength(1), pixels.GetLength(0)) == (picture.Width, picture.Height)
        && Enumerable
            .Range(0, picture.Height)
            .All(y => Enumerable.Range(0, picture.Width).All(x => pixels[y, x] == picture[x, y]));
}
