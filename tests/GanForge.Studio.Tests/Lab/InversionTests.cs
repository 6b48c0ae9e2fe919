using GanForge.Data;
using GanForge.Gans.Settings;
using GanForge.Runs.Folder;
using GanForge.Runs.Models;
using GanForge.Runs.Session;
using GanForge.Runs.State;
using GanForge.Studio.Lab;
using GanForge.Tensors;

namespace GanForge.Studio.Tests;

public sealed class InversionTests : IDisposable
{
    private readonly TemporaryFolder _folder = new();

    private static DatasetPair Halves { get; } =
        new(Bars.Draw(DatasetSplit.Train, 96), Bars.Draw(DatasetSplit.Test, 16));

    public void Dispose() => _folder.Dispose();

    [Theory]
    [InlineData("mlp")]
    [InlineData("conv")]
    [InlineData("r3gan")]
    public void A_generated_image_is_recovered(string recipe)
    {
        var generator = Trained(recipe);
        var image = generator.Sample([11]);

        var found = Find(new Inversion(generator) { Starts = 64, Steps = 200 }, image);

        found.Error.ShouldBeInRange(0, 0.1 * found.StartError);
        found.Image.Span.SequenceEqual(generator.Generate(found.Point).Span).ShouldBeTrue();
        found.Error.ShouldBe(
            (found.Image - image).Square().Mean().Item()
                / (generator.Range.White - generator.Range.Black)
                / (generator.Range.White - generator.Range.Black),
            1e-6
        );
        found.Class.ShouldBe(recipe == "r3gan" ? 1 : null);
    }

    [Fact]
    public void A_search_can_be_restricted_to_a_class()
    {
        var generator = Trained("r3gan");
        var image = generator.Sample([11]);
        var search = new Inversion(generator) { Starts = 64, Steps = 200 };

        var (any, other) = (
            Find(search, image),
            Find(
                new Inversion(generator)
                {
                    Starts = 64,
                    Steps = 200,
                    Classes = [0],
                },
                image
            )
        );

        (any.Class, other.Class).ShouldBe((1, 0));
        other.Point.Span[^2..].ToArray().ShouldBe([1f, 0f]);
        any.Error.ShouldBeLessThan(other.Error);
    }

    [Fact]
    public void A_search_with_the_same_seed_is_bit_identical()
    {
        var generator = Trained("mlp");
        var image = generator.Sample([3]);

        FindBy(1).ShouldBe(FindBy(1));
        FindBy(1).ShouldNotBe(FindBy(2));

        float[] FindBy(ulong seed) =>
            [
                .. Find(
                    new Inversion(generator)
                    {
                        Starts = 16,
                        Steps = 10,
                        Seed = seed,
                    },
                    image
                ).Point.Span,
            ];
    }

    [Fact]
    public void The_prior_keeps_the_noise_at_its_typical_length()
    {
        var generator = Trained("mlp");
        var extreme = generator.Generate(generator.Noise([5]) * 3f);

        Length(10).ShouldBeLessThan(1.1 * Math.Sqrt(12));
        Length(0).ShouldBeGreaterThan(1.5 * Math.Sqrt(12));

        double Length(double weight) =>
            Math.Sqrt(
                Find(
                    new Inversion(generator)
                    {
                        Starts = 32,
                        Steps = 100,
                        PriorWeight = weight,
                    },
                    extreme
                )
                    .Point.Square()
                    .Sum()
                    .Item()
            );
    }

    [Fact]
    public void Uniform_noise_stays_within_its_bounds()
    {
        var generator = Trained("mlp", ("noise", "uniform"));

        var found = Find(
            new Inversion(generator) { Starts = 16, Steps = 60 },
            generator.Generate(generator.Noise([5]) * 3f)
        );

        found.Point.Span.ToArray().ShouldAllBe(number => Math.Abs(number) <= 1);
        found.Point.Span.ToArray().ShouldContain(number => Math.Abs(number) == 1);
    }

    [Fact]
    public void The_reported_error_never_increases()
    {
        var generator = Trained("mlp");
        var progress = new Told();

        var found = Find(
            new Inversion(generator)
            {
                Starts = 16,
                Steps = 40,
                PriorWeight = 0,
            },
            generator.Sample([5]),
            progress
        );

        // Both phases of the search report their first and last states, so each makes one more report than steps.
        progress.Steps.Count.ShouldBe(42);
        (progress.Steps[0].Done, progress.Steps[^1].Done).ShouldBe((0, 1));
        progress.Steps[0].Error.ShouldBe(found.StartError);
        progress.Steps[^1].Error.ShouldBe(found.Error);
        progress.Steps[^1].Image.Span.SequenceEqual(found.Image.Span).ShouldBeTrue();
        progress
            .Steps.Zip(progress.Steps.Skip(1))
            .ShouldAllBe(pair => pair.Second.Error <= pair.First.Error && pair.Second.Done >= pair.First.Done);
    }

    [Fact]
    public void A_search_can_be_cancelled()
    {
        var generator = Trained("mlp");
        using var stop = new CancellationTokenSource();
        var progress = new Told
        {
            OnStep = count =>
            {
                if (count == 5)
                    stop.Cancel();
            },
        };

        Should.Throw<OperationCanceledException>(() =>
            new Inversion(generator).Find(generator.Sample([5]), progress, stop.Token)
        );

        progress.Steps.Count.ShouldBe(5);
    }

    [Fact]
    public void Images_and_classes_that_do_not_match_the_generator_are_refused()
    {
        var generator = Trained("r3gan");
        Should
            .Throw<ArgumentException>(() => Find(new Inversion(generator), Tensor.Zeros([1, 9, 8, 1])))
            .Message.ShouldStartWith("An image of this generator has shape (1, 8, 8, 1), not (1, 9, 8, 1).");
        Should
            .Throw<ArgumentException>(() =>
                Find(new Inversion(generator) { Classes = [2] }, Tensor.Zeros([1, 8, 8, 1]))
            )
            .Message.ShouldBe("There is no class 2; the 2 classes are numbered from 0.");
        Should
            .Throw<ArgumentException>(() => generator.Images(new byte[63]))
            .Message.ShouldStartWith("63 bytes make no whole number of images of 8×8×1.");
    }

    [Fact]
    public void Searching_for_points_is_refused()
    {
        var ring = new DatasetPair(
            PointDataset.Draw("ring", DatasetSplit.Train, GaussianMixture.Ring, 16),
            PointDataset.Draw("ring", DatasetSplit.Test, GaussianMixture.Ring, 16)
        );
        var options = new TrainingOptions
        {
            Recipe = "mlp",
            Dataset = "ring",
            OutDirectory = _folder.Path,
            Steps = 1,
            Settings = new Dictionary<string, string> { ["batch-size"] = "8" },
        };
        using var session = TrainingSession.Start(options, ring);
        using var listener = new Listener();
        var generator = GeneratorModel.Load(session.Run(listener, TestContext.Current.CancellationToken).Folder);

        Should
            .Throw<UserErrorException>(() => new Inversion(generator))
            .Message.ShouldBe(
                "The generator makes points of ring, and only images can be searched for; take a run of images."
            );
    }

    private static InversionResult Find(
        Inversion search,
        Tensor image,
        IProgress<InversionProgress>? progress = null
    ) => search.Find(image, progress, TestContext.Current.CancellationToken);

    private GeneratorModel Trained(string recipe, params (string Name, string Value)[] settings)
    {
        using var session = TrainingSession.Start(
            Toys.Options(recipe, _folder.Path, settings) with
            {
                Steps = 30,
            },
            Halves
        );
        using var listener = new Listener();
        return GeneratorModel.Load(session.Run(listener, TestContext.Current.CancellationToken).Folder);
    }

    private sealed class Told : IProgress<InversionProgress>
    {
        public Action<int>? OnStep { get; init; }

        public List<InversionProgress> Steps { get; } = [];

        public void Report(InversionProgress value)
        {
            Steps.Add(value);
            OnStep?.Invoke(Steps.Count);
        }
    }
}
