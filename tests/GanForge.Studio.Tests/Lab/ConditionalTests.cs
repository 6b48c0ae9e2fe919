using GanForge.Data;
using GanForge.Gans;
using GanForge.Gans.Latent;
using GanForge.Gans.Settings;
using GanForge.Networks;
using GanForge.Runs.Folder;
using GanForge.Runs.Models;
using GanForge.Runs.Session;
using GanForge.Runs.State;
using GanForge.Studio.Lab;
using GanForge.Tensors.Random;

namespace GanForge.Studio.Tests;

/// <summary>Conditional generation of two classes: bright on the left or on the right.</summary>
public sealed class ConditionalTests : IDisposable
{
    private const int Size = 8;

    private readonly TemporaryFolder _folder = new();

    private static DatasetPair Halves { get; } = new(Draw(DatasetSplit.Train, 192), Draw(DatasetSplit.Test, 32));

    public void Dispose() => _folder.Dispose();

    [Fact]
    public void The_generator_makes_the_requested_class()
    {
        using var session = TrainingSession.Start(
            Options(epochs: 12, ("lr", "0.002"), ("average-decay", "0.9")),
            Halves
        );
        using var listener = new Listener();
        var model = GeneratorModel.Load(session.Run(listener, TestContext.Current.CancellationToken).Folder);

        for (var asked = 0; asked < 2; asked++)
        {
            var images = model.Generate(
                new SeededNoise(model.Recipe, NumberList.Parse("0-31")) { Classes = [asked] }.Slice(0, 32)
            );
            new GeneratedExamples(model, "fakes", count: 5, seed: 1).Labels.ShouldBe([1, 0, 1, 0, 1]);
            Enumerable
                .Range(0, 32)
                .Count(i => SideOf(images.Span.Slice(i * Size * Size, Size * Size)) == asked)
                .ShouldBeGreaterThan(28);
        }
    }

    [Fact]
    public void Seeds_without_a_class_cycle_through_the_classes() =>
        new SeededNoise(Told(), NumberList.Parse("0-4"))
            .Slice(0, 5)
            .Span.ToArray()
            .Where((_, i) => i % 14 >= 12)
            .ShouldBe([1f, 0f, 0f, 1f, 1f, 0f, 0f, 1f, 1f, 0f]);

    [Fact]
    public void Seeds_skip_classes_without_training_images()
    {
        var train = (ImageDataset)Halves.Train;
        var named = new ImageDataset(
            "halves",
            DatasetSplit.Train,
            Size,
            Size,
            1,
            train.Pixels.ToArray(),
            [.. train.Labels.ToArray().Select(label => (byte)(2 * label))],
            ["left", "none", "right"]
        );
        using var session = TrainingSession.Start(
            Options(epochs: 1) with
            {
                Steps = 2,
            },
            new DatasetPair(named, Halves.Test)
        );
        session.Run(TestContext.Current.CancellationToken);

        var model = GeneratorModel.Load(session.Folder);

        model.TrainedClasses.ShouldBe([0, 2]);
        var noise = new SeededNoise(model.Recipe, NumberList.Parse("0-4"));
        Enumerable.Range(0, 5).Select(noise.ClassOf).ShouldBe([0, 2, 0, 2, 0]);

        // The same holds if the whole training set, of which the run saw a part, has images of it.
        var whole = new ImageDataset(
            "halves",
            DatasetSplit.Train,
            Size,
            Size,
            1,
            train.Pixels.ToArray(),
            [.. Enumerable.Range(0, train.Count).Select(i => (byte)(i % 3))],
            ["left", "none", "right"]
        );
        new GeneratedExamples(model, "fakes", count: 6, seed: 0).AskedLike(whole).Labels.ShouldBe([0, 2, 0, 2, 0, 2]);
    }

    [Fact]
    public void A_walk_interpolates_classes_linearly_and_truncation_leaves_them_unchanged()
    {
        var stations = new SeededNoise(Told(), NumberList.Parse("0-1"));
        var middle = new LatentWalk(stations, steps: 2).Slice(1, 1).Span.ToArray();
        middle[12..].ShouldBe([0.5f, 0.5f]);

        var truncated = new SeededNoise(Told(), NumberList.Parse("0-1")) { Truncation = 0 }
            .Slice(0, 1)
            .Span.ToArray();
        truncated.ShouldBe([.. new float[12], 1f, 0f]);
    }

    [Fact]
    public void A_resumed_run_is_bit_identical_to_an_uninterrupted_run()
    {
        var options = Options(epochs: 1) with { Steps = 20 };
        var (whole, parts) = (Run(options, stopAfter: null), Run(options, stopAfter: 10));
        using (var session = TrainingSession.Resume(parts.Path, data: Halves))
        {
            using var listener = new Listener();
            session.Run(listener, TestContext.Current.CancellationToken);
        }

        TestRuns.Scalars(parts).ShouldBe(TestRuns.Scalars(whole));
        TestRuns.Bits(parts.CheckpointPath).ShouldBe(TestRuns.Bits(whole.CheckpointPath));
    }

    [Fact]
    public void Class_weight_adds_the_weighted_cross_entropy_of_the_classes_to_the_loss()
    {
        var (plain, weighted) = (FirstUpdate(("class-weight", "0")), FirstUpdate(("class-weight", "0.5")));
        var logits = TrainingLesson
            .Untrained(Options(epochs: 1), Halves)
            .Model.Discriminator.Forward(weighted.Reals, ForwardContext.Inference);
        var expected = Enumerable
            .Range(0, logits.Shape[0])
            .Average(i =>
            {
                var (own, other) = (
                    logits.Span[(2 * i) + weighted.Classes![i]],
                    logits.Span[(2 * i) + 1 - weighted.Classes[i]]
                );
                return Math.Log(1 + Math.Exp(other - own));
            });

        ((double)weighted.Scalars["lossClass"]).ShouldBe(expected, 1e-5);
        ((double)weighted.Loss).ShouldBe(plain.Loss + (0.5 * expected), 1e-5);
        plain.Scalars.Keys.ShouldNotContain("lossClass");
        FirstUpdate(("conditional", "false")).Scalars.Keys.ShouldNotContain("lossClass");

        LessonUpdate FirstUpdate(params (string Name, string Value)[] settings) =>
            TrainingLesson.Untrained(Options(epochs: 1, settings), Halves).Next().Updates[0];
    }

    [Fact]
    public void A_sigmoid_generator_refuses_other_pixel_ranges() =>
        Should
            .Throw<UserErrorException>(() =>
                RecipeCatalogue.Find("lsgan").Create(new Dictionary<string, string> { ["pixel-mean"] = "0.5" })
            )
            .Message.ShouldBe(
                "The generator of lsgan makes pixels from 0 to 1, and learns from such ones; leave pixel-mean "
                    + "and pixel-deviation out."
            );

    [Fact]
    public void Packing_with_a_conditional_generator_is_refused() =>
        Should
            .Throw<UserErrorException>(() =>
                RecipeCatalogue
                    .Find("r3gan")
                    .Create(new Dictionary<string, string> { ["conditional"] = "true", ["packing"] = "2" })
            )
            .Message.ShouldContain("give conditional false, or leave packing out");

    private static GanRecipe Told()
    {
        var recipe = RecipeCatalogue
            .Find("r3gan")
            .Create(new Dictionary<string, string> { ["conditional"] = "true", ["latent-dim"] = "12" });
        recipe.SetClasses(2);
        return recipe;
    }

    private static RunFolder Run(TrainingOptions options, long? stopAfter)
    {
        using var session = TrainingSession.Start(options, Halves);
        using var listener = new Listener { StopAfter = stopAfter };
        return session.Run(listener, listener.Stop).Folder;
    }

    private TrainingOptions Options(int epochs, params (string Name, string Value)[] settings)
    {
        var all = new Dictionary<string, string>(Toys.Small("r3gan"))
        {
            ["conditional"] = "true",
            ["channels"] = "8",
            ["epochs"] = $"{epochs}",
        };
        foreach (var (name, value) in settings)
            all[name] = value;
        return new TrainingOptions
        {
            Recipe = "r3gan",
            Settings = all,
            OutDirectory = _folder.Path,
            Seed = 3,
        };
    }

    private static int SideOf(ReadOnlySpan<float> image)
    {
        var (left, right) = (0f, 0f);
        for (var i = 0; i < image.Length; i++)
        {
            if (i % Size < Size / 2)
                left += image[i];
            else
                right += image[i];
        }
        return left > right ? 0 : 1;
    }

    private static ImageDataset Draw(DatasetSplit split, int count)
    {
        var random = new RandomStream(seed: 5, $"halves.{split}");
        var pixels = new byte[count * Size * Size];
        var labels = new byte[count];
        for (var i = 0; i < pixels.Length; i++)
        {
            var label = i / (Size * Size) % 2;
            labels[i / (Size * Size)] = (byte)label;
            pixels[i] = (byte)(
                i % Size / (Size / 2) == label ? 200 + (random.UInt64At(i) % 50) : random.UInt64At(i) % 50
            );
        }
        return new ImageDataset("halves", split, Size, Size, channels: 1, pixels, labels, ["left", "right"]);
    }
}
