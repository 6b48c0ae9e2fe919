using GanForge.Data;
using GanForge.Gans.Settings;
using GanForge.Runs.Folder;
using GanForge.Runs.Models;
using GanForge.Runs.Session;
using GanForge.Runs.State;
using GanForge.Studio.Lab;
using GanForge.Tensors;
using GanForge.Tensors.Random;

namespace GanForge.Studio.Tests;

public sealed class DiscriminatorModelTests : IDisposable
{
    private readonly TemporaryFolder _folder = new();

    private static DatasetPair Halves { get; } =
        new(Bars.Draw(DatasetSplit.Train, 96), Bars.Draw(DatasetSplit.Test, 32));

    public void Dispose() => _folder.Dispose();

    [Theory]
    [MemberData(nameof(Toys.Recipes), MemberType = typeof(Toys))]
    public void An_image_gets_the_same_verdict_alone_and_in_a_batch(string recipe)
    {
        var model = Trained(recipe, Toys.Blobs, steps: 2);
        var images = Reals(model, Toys.Blobs);

        var together = model.Judge(images);

        together.Count.ShouldBe(16);
        // The blobs have only ten positions.
        together.Select(verdict => verdict.Score).Distinct().Count().ShouldBe(10);
        for (var i = 0; i < 16; i++)
            model.Judge(images.Slice(0, i, 1))[0].ShouldBe(together[i]);
    }

    [Theory]
    [InlineData("mlp")]
    [InlineData("dcgan")]
    [InlineData("wgan-gp")]
    [InlineData("hinge")]
    public void A_trained_discriminator_tells_single_real_and_generated_images_apart(string recipe)
    {
        var run = Run(recipe, Toys.Blobs, steps: 40, ("lr-g", "1e-30"), ("epochs", "20"));
        var model = DiscriminatorModel.Load(run, Toys.Blobs);

        var real = model.Judge(Reals(model, Toys.Blobs));
        var fake = model.Judge(
            GeneratorModel.Load(run).Sample([.. Enumerable.Range(0, 16).Select(seed => (ulong)seed)])
        );

        (
            real.Count(verdict => verdict.TakesForReal) + fake.Count(verdict => !verdict.TakesForReal)
        ).ShouldBeGreaterThan(28);
        real.Average(verdict => verdict.Belief).ShouldBeGreaterThan(fake.Average(verdict => verdict.Belief));
    }

    [Fact]
    public void The_real_probability_of_an_image_is_the_sigmoid_of_its_logit()
    {
        var model = Trained("mlp", Toys.Blobs, steps: 3);

        foreach (var verdict in model.Judge(Reals(model, Toys.Blobs)))
        {
            verdict.Belief.ShouldBe(1 / (1 + MathF.Exp(-verdict.Score)), 1e-6f);
            (verdict.TakesForReal, verdict.Class).ShouldBe((verdict.Score > 0, null));
        }
        (model.Step, model.Scale.ThresholdOf()).ShouldBe((3, 0f));
        model.Scale.Meaning.ShouldStartWith("A score is a logit");
    }

    [Fact]
    public void Relative_scores_are_centred_on_the_midpoint_of_real_and_generated_means()
    {
        var model = Trained("r3gan", Toys.Blobs, steps: 3, ("conditional", "false"));
        var real = model.Judge(Reals(model, Toys.Blobs)).Average(verdict => verdict.Score);
        var threshold = model.Scale.ThresholdOf();

        var fake = (2 * threshold) - real;
        var recipe = model.Recipe;
        var generator = GeneratorModel.Load(RunFolder.Find("latest", _folder.Path));
        var generated = generator.Generate(recipe.SampleNoise(16, new RandomStream(0, "score-scale")));
        model.Judge(generated).Average(verdict => verdict.Score).ShouldBe(fake, 1e-4f);
        model.Scale.BeliefIn(threshold).ShouldBe(0.5f);
        model.Scale.Meaning.ShouldContain(
            "the midpoint between the mean of 16 real test images and that of 16 generated ones."
        );
    }

    [Fact]
    public void Each_class_has_a_separate_score_midpoint()
    {
        var model = Trained("r3gan", Halves, steps: 12, ("conditional", "true"));
        var images = Reals(model, Halves);

        var upright = model.Judge(images, [.. Enumerable.Repeat(0, 32)]);
        var level = model.Judge(images, [.. Enumerable.Repeat(1, 32)]);
        var best = model.Judge(images);

        model.Scale.ThresholdOf(0).ShouldNotBe(model.Scale.ThresholdOf(1));
        model.Scale.Meaning.ShouldEndWith("16 real test images and that of 16 generated ones of each class.");
        for (var i = 0; i < 32; i++)
            best[i].ShouldBe(upright[i].Belief >= level[i].Belief ? upright[i] : level[i]);
        upright[0].Belief.ShouldBe(model.Scale.BeliefIn(upright[0].Score, 0));
        Should
            .Throw<ArgumentOutOfRangeException>(() => model.Scale.ThresholdOf())
            .Message.ShouldStartWith("Each of the 2 classes has a threshold of its own; name one of them.");
    }

    [Fact]
    public void Concurrent_judging_is_bit_identical()
    {
        var model = Trained("r3gan", Halves, steps: 2, ("conditional", "true"));
        var images = Reals(model, Halves);
        var alone = model.Judge(images);

        var verdicts = new IReadOnlyList<DiscriminatorVerdict>[16];
        Parallel.For(
            0,
            verdicts.Length,
            new ParallelOptions { MaxDegreeOfParallelism = 4 },
            i => verdicts[i] = model.Judge(images)
        );

        verdicts.ShouldAllBe(each => each.SequenceEqual(alone));
    }

    [Fact]
    public void Bytes_are_scaled_like_the_training_images()
    {
        var model = Trained("mlp", Halves, steps: 1);
        var bars = (ImageDataset)Halves.Test;

        model.Images(bars.Pixels).Span.ToArray().ShouldBe(Reals(model, Halves).Span.ToArray());
        Should
            .Throw<ArgumentException>(() => model.Images(new byte[65]))
            .Message.ShouldStartWith("65 bytes make no whole number of images of 8×8×1.");
    }

    [Fact]
    public void The_score_field_of_points_starts_with_the_top_row()
    {
        var ring = new DatasetPair(
            PointDataset.Draw("ring", DatasetSplit.Train, GaussianMixture.Ring, 48),
            PointDataset.Draw("ring", DatasetSplit.Test, GaussianMixture.Ring, 16)
        );
        var options = new TrainingOptions
        {
            Recipe = "mlp",
            Dataset = "ring",
            OutDirectory = _folder.Path,
            Steps = 4,
            Settings = new Dictionary<string, string> { ["batch-size"] = "8" },
        };
        using (var session = TrainingSession.Start(options, ring))
        {
            using var listener = new Listener();
            session.Run(listener, TestContext.Current.CancellationToken);
        }
        var model = DiscriminatorModel.Load(RunFolder.Find("latest", _folder.Path), ring);

        var field = model.Field(size: 3);

        (field.Extent, field.Size).ShouldBe((1.25, 3));
        var points = Tensor.From([-1.25f, 1.25f, 0f, 1.25f, 1.25f, 0f, 1.25f, -1.25f], [4, 1, 1, 2]);
        new[] { field.Scores[0], field.Scores[1], field.Scores[5], field.Scores[8] }.ShouldBe(
            model.Judge(points).Select(verdict => verdict.Score)
        );
    }

    [Fact]
    public void Unsuitable_images_classes_and_runs_are_refused()
    {
        var model = Trained("r3gan", Halves, steps: 1, ("conditional", "true"));
        var images = Reals(model, Halves);
        Should
            .Throw<ArgumentException>(() => model.Judge(Tensor.Zeros([1, 9, 8, 1])))
            .Message.ShouldStartWith("This discriminator takes images of 8×8×1, not a tensor of shape (1, 9, 8, 1).");
        Should
            .Throw<ArgumentException>(() => model.Judge(images, [0]))
            .Message.ShouldStartWith("32 images were given with 1 classes.");
        Should
            .Throw<ArgumentException>(() => model.Judge(images.Slice(0, 0, 1), [2]))
            .Message.ShouldStartWith("There is no class 2; the 2 classes are numbered from 0.");
        Should
            .Throw<UserErrorException>(() => model.Field())
            .Message.ShouldBe("A discriminator of images has no field over the plane; take a run on ring or grid.");

        var packed = Run("mlp", Toys.Blobs, steps: 1, ("packing", "2"));
        Should
            .Throw<UserErrorException>(() => DiscriminatorModel.Load(packed))
            .Message.ShouldBe(
                $"The discriminator of the run {packed.Name} judges 2 images at once and none alone; take a run "
                    + $"without packing."
            );

        var young = Run("mlp", Toys.Blobs, steps: 1);
        File.Delete(young.CheckpointPath);
        Should
            .Throw<UserErrorException>(() => DiscriminatorModel.Load(young))
            .Message.ShouldBe(
                $"The run {young.Name} has no weights yet: {young.CheckpointPath} comes with its first checkpoint."
            );
    }

    private static Tensor Reals(DiscriminatorModel model, DatasetPair data) =>
        RunImages.Read(model.Recipe, model.Image, data.Test, [.. Enumerable.Range(0, data.Test.Count)]);

    private DiscriminatorModel Trained(
        string recipe,
        DatasetPair data,
        int steps,
        params (string Name, string Value)[] settings
    ) => DiscriminatorModel.Load(Run(recipe, data, steps, settings), data);

    private RunFolder Run(string recipe, DatasetPair data, int steps, params (string Name, string Value)[] settings)
    {
        using var session = TrainingSession.Start(
            Toys.Options(recipe, _folder.Path, settings) with
            {
                Steps = steps,
            },
            data
        );
        using var listener = new Listener();
        return session.Run(listener, TestContext.Current.CancellationToken).Folder;
    }
}
