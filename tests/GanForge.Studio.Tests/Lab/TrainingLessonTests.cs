using GanForge.Data;
using GanForge.Gans;
using GanForge.Gans.Settings;
using GanForge.Networks;
using GanForge.Networks.Checkpoints;
using GanForge.Runs.Folder;
using GanForge.Runs.State;
using GanForge.Studio.Lab;
using GanForge.Tensors;

namespace GanForge.Studio.Tests;

public sealed class TrainingLessonTests : IDisposable
{
    private readonly TemporaryFolder _folder = new();

    private static DatasetPair Halves { get; } =
        new(Bars.Draw(DatasetSplit.Train, 96), Bars.Draw(DatasetSplit.Test, 16));

    public void Dispose() => _folder.Dispose();

    [Theory]
    [MemberData(nameof(Toys.Recipes), MemberType = typeof(Toys))]
    public void Lesson_steps_are_bit_identical_to_training_steps(string recipe)
    {
        // The epoch ends after the first of the three steps.
        var options = Toys.Options(recipe, _folder.Path, ("average-decay", "0.9"));
        var lesson = TrainingLesson.FromRun(TestRuns.Train(options, stopAfter: 11).Folder, Toys.Blobs);
        var trained = TestRuns.Train(options, stopAfter: 14).Folder;

        for (var step = 12; step <= 14; step++)
            lesson.Next().Step.ShouldBe(step);

        var expected = TestRuns.Bits(trained.CheckpointPath);
        foreach (var (name, bits) in Bits(lesson))
            bits.ShouldBe(expected[name], name);
    }

    [Theory]
    [MemberData(nameof(Toys.Recipes), MemberType = typeof(Toys))]
    public void A_lesson_on_untrained_networks_reports_every_part_of_a_step(string recipe)
    {
        var lesson = TrainingLesson.Untrained(Toys.Options(recipe, _folder.Path), Toys.Blobs);
        var size = lesson.Recipe.ImageSize;

        var step = lesson.Next();

        step.Updates.Count.ShouldBe(recipe == "mggan" ? 3 : 2);
        foreach (var update in step.Updates)
        {
            update.Reals.Shape.ShouldBe([8, size, size, 1]);
            update.Fakes!.Shape.ShouldBe([8, size, size, 1]);
            update.Noise!.Shape.ShouldBe([8, lesson.Recipe.GeneratorInputs]);
            (
                update.Before!.Real.Count,
                update.Before.Fake.Count,
                update.After!.Real.Count,
                update.After.FakeBeliefs.Count
            ).ShouldBe((8, 8, 8, 8));
            update.Scalars[update.LossName].ShouldBe(update.Loss);
            float.IsFinite(update.Loss).ShouldBeTrue();
            update.GradientNorm.ShouldBeGreaterThan(0);
            update.WeightNorm.ShouldBeGreaterThan(0);
            update.UpdateNorm.ShouldBeGreaterThan(0);
            update.Learnt.ShouldBeTrue();
        }
        step.Updates.Sum(update => update.Scalars.Count)
            .ShouldBe(step.Updates.SelectMany(update => update.Scalars.Keys).Distinct().Count());
        (step.Discriminator!.Network, step.Generator!.Network).ShouldBe(("discriminator", "generator"));
        step.Generator.PixelGradient!.Shape.ShouldBe([8, size, size, 1]);
        step.Generator.FakesAfter!.Span.SequenceEqual(step.Generator.Fakes!.Span).ShouldBeFalse();
        (step.Discriminator.PixelGradient, step.Discriminator.FakesAfter).ShouldBe((null, null));
    }

    [Theory]
    [InlineData("mlp")]
    [InlineData("dcgan")]
    [InlineData("hinge")]
    [InlineData("mggan")]
    public void A_network_that_does_not_learn_stays_bit_identical(string recipe)
    {
        var lesson = TrainingLesson.Untrained(Toys.Options(recipe, _folder.Path, ("average-decay", "0.9")), Toys.Blobs);
        var start = Bits(lesson);

        var first = lesson.Next(LearningNetworks.Discriminator);
        var middle = Bits(lesson);
        var second = lesson.Next(LearningNetworks.Generator);
        var end = Bits(lesson);

        Changed(start, middle)
            .ShouldBe(recipe == "mggan" ? ["code-discriminator", "discriminator"] : ["discriminator"]);
        Changed(middle, end).ShouldBe(["generator"]);
        (first.Generator!.Learnt, first.Generator.UpdateNorm).ShouldBe((false, 0f));
        (second.Discriminator!.Learnt, second.Discriminator.UpdateNorm).ShouldBe((false, 0f));
        first.Generator.FakesAfter!.Span.SequenceEqual(first.Generator.Fakes!.Span).ShouldBeTrue();

        static string[] Changed(Dictionary<string, string> before, Dictionary<string, string> after) =>
            [
                .. before
                    .Keys.Where(name => before[name] != after[name])
                    .Select(name => name.Split('.')[0])
                    .Distinct()
                    .Order(),
            ];
    }

    [Theory]
    [InlineData("mlp")]
    [InlineData("wgan-gp")]
    public void Moving_pixels_against_their_gradient_raises_the_score(string recipe)
    {
        var lesson = TrainingLesson.FromRun(
            TestRuns.Train(Toys.Options(recipe, _folder.Path, ("epochs", "2"))).Folder,
            Toys.Blobs
        );

        var update = lesson.Next(LearningNetworks.Generator).Generator!;

        var changed =
            update.Fakes! - (update.PixelGradient! * (0.1f / update.PixelGradient!.Abs().Max([0, 1, 2, 3]).Item()));
        var scores = lesson.Model.Score(changed, labels: null, ForwardContext.Judging);
        for (var i = 0; i < 8; i++)
            scores.Span[i].ShouldBeGreaterThan(update.Before!.Fake[i]);
    }

    [Fact]
    public void The_report_of_an_update_matches_the_networks()
    {
        var lesson = TrainingLesson.Untrained(Toys.Options("mlp", _folder.Path), Toys.Blobs);
        var discriminator = lesson.Model.Networks[1];
        var before = Weights();

        var update = lesson.Next(LearningNetworks.Discriminator).Discriminator!;

        float[] scores = [.. lesson.Model.Discriminator.Forward(update.Fakes!, ForwardContext.Inference).Span];
        update.After!.Fake.ShouldBe(scores);
        update.After.FakeBeliefs[0].ShouldBe(1 / (1 + MathF.Exp(-scores[0])), 1e-6f);
        var change = Weights().Zip(before, (now, then) => (double)(now - then) * (now - then)).Sum();
        update.UpdateNorm.ShouldBe((float)Math.Sqrt(change), 1e-5f);
        update.WeightNorm.ShouldBe((float)Math.Sqrt(before.Sum(weight => (double)weight * weight)), 1e-4f);
        update.LearningRate.ShouldBe(3e-4);
        update.Scalars.Keys.ShouldBe(["lossDReal", "lossDFake", "lossD", "scoreReal", "scoreFake"], ignoreOrder: true);
        (0.5f * (update.Scalars["lossDReal"] + update.Scalars["lossDFake"])).ShouldBe(update.Loss, 1e-6f);
        update.Before!.RealBeliefs.Average().ShouldBe(update.Scalars["scoreReal"], 1e-5f);

        float[] Weights() =>
            [.. discriminator.Module.Parameters.SelectMany(parameter => parameter.Tensor.Span.ToArray())];
    }

    [Fact]
    public void Repeated_discriminator_updates_are_reported_separately()
    {
        var lesson = TrainingLesson.Untrained(
            Toys.Options("wgan-gp", _folder.Path, ("discriminator-steps", "5"), ("batch-size", "4")),
            Toys.Blobs
        );

        var updates = lesson.Next().Updates;

        updates.Select(update => update.IsGenerator).ShouldBe([false, false, false, false, false, true]);
        updates.Take(5).Select(update => update.Fakes!.Span[0]).Distinct().Count().ShouldBe(5);
    }

    [Fact]
    public void Packed_images_share_one_score()
    {
        var update = TrainingLesson
            .Untrained(Toys.Options("mlp", _folder.Path, ("packing", "2")), Toys.Blobs)
            .Next()
            .Generator!;

        (update.Fakes!.Shape[0], update.Before!.Real.Count, update.After!.FakeBeliefs.Count).ShouldBe((8, 4, 4));
    }

    [Fact]
    public void Conditional_scores_are_centred_on_the_midpoint_of_their_class()
    {
        var lesson = TrainingLesson.Untrained(Toys.Options("r3gan", _folder.Path, ("conditional", "true")), Halves);

        var update = lesson.Next().Discriminator!;

        var classes = update.Classes!;
        classes.Distinct().Order().ShouldBe([0, 1]);
        for (var i = 0; i < 8; i++)
        {
            var alike = Enumerable.Range(0, 8).Where(j => classes[j] == classes[i]).ToArray();
            var midpoint =
                (alike.Average(j => update.Before!.Real[j]) + alike.Average(j => update.Before!.Fake[j])) / 2;
            update.Before!.RealBeliefs[i].ShouldBe(1 / (1 + MathF.Exp(midpoint - update.Before.Real[i])), 1e-5f);
            update.Before.FakeBeliefs[i].ShouldBe(1 / (1 + MathF.Exp(midpoint - update.Before.Fake[i])), 1e-5f);
        }
    }

    [Fact]
    public void A_lesson_does_not_change_the_run_folder()
    {
        var run = TestRuns.Train(Toys.Options("mlp", _folder.Path), stopAfter: 7).Folder;
        var before = Contents();

        var lesson = TrainingLesson.FromRun(run, Toys.Blobs);
        lesson.Next();
        lesson.Samples(4);

        Contents().ShouldBe(before);

        string[] Contents() =>
            [
                .. Directory
                    .EnumerateFileSystemEntries(run.Path, "*", SearchOption.AllDirectories)
                    .Order()
                    .Select(path =>
                        $"{path} {File.GetLastWriteTimeUtc(path):O} "
                        + $"{(File.Exists(path) ? Convert.ToHexString(File.ReadAllBytes(path)) : "")}"
                    ),
            ];
    }

    [Fact]
    public void A_lesson_on_a_complete_run_starts_at_half_progress_by_default()
    {
        var options = Toys.Options("r3gan", _folder.Path, ("epochs", "1"), ("conditional", "false"), ("lr", "0.002"));
        TrainingLesson.FromRun(TestRuns.Train(options, stopAfter: 3).Folder, Toys.Blobs).Progress.ShouldBe(0.5);
        var lesson = TrainingLesson.FromRun(TestRuns.Train(options).Folder, Toys.Blobs);
        (lesson.Step, lesson.Progress).ShouldBe((6, 0.5));
        lesson.Next().Generator!.LearningRate.ShouldBe(0.001, 1e-9);

        lesson.Progress = 0.25;

        var step = lesson.Next();
        (step.Progress, step.Generator!.LearningRate).ShouldBe((0.25, 0.0015));
        Should
            .Throw<ArgumentOutOfRangeException>(() => lesson.Progress = 1.5)
            .Message.ShouldStartWith("The progress of a training lies between 0 and 1.");
    }

    [Fact]
    public void A_lesson_on_a_run_in_preparation_starts_at_the_first_training_step()
    {
        var lesson = TrainingLesson.FromRun(
            TestRuns.Train(Toys.Options("mggan", _folder.Path), stopAfter: 2).Folder,
            Toys.Blobs
        );

        (lesson.Step, lesson.Progress).ShouldBe((6, 0));
        lesson
            .Next()
            .Updates.Select(update => update.Network)
            .ShouldBe(["discriminator", "code-discriminator", "generator"]);
    }

    [Theory]
    [InlineData("mlp")]
    [InlineData("mggan")]
    [InlineData("r3gan")]
    public void A_lesson_on_points_provides_samples_and_the_score_field(string recipe)
    {
        var ring = new DatasetPair(
            PointDataset.Draw("ring", DatasetSplit.Train, GaussianMixture.Ring, 48),
            PointDataset.Draw("ring", DatasetSplit.Test, GaussianMixture.Ring, 16)
        );
        var settings = new Dictionary<string, string>(Toys.Prepared(recipe)) { ["batch-size"] = "8" };
        var lesson = TrainingLesson.Untrained(
            new TrainingOptions
            {
                Recipe = recipe,
                Dataset = "ring",
                Settings = settings,
            },
            ring
        );
        var (field, samples) = (lesson.Field(size: 5), lesson.Samples(100));

        lesson.Next(LearningNetworks.Discriminator);

        lesson.Field(size: 5).Scores.ShouldNotBe(field.Scores);
        samples.Shape.ShouldBe([100, 1, 1, 2]);
        lesson.Samples(100).Span.SequenceEqual(samples.Span).ShouldBeTrue();
        lesson.Next(LearningNetworks.Generator);
        lesson.Samples(100).Span.SequenceEqual(samples.Span).ShouldBeFalse();
        lesson.Kind.ShouldBeOfType<PointKind>().Mixture.ShouldBeSameAs(GaussianMixture.Ring);
        lesson.Image.ShouldBe(ImageShape.Point);
    }

    [Fact]
    public void A_loss_that_is_not_finite_ends_the_lesson()
    {
        RecipeCatalogue.Add<PlainGan>();
        var lesson = TrainingLesson.Untrained(Toys.Options("plain-gan", _folder.Path, ("breaks-at", "1")), Toys.Blobs);

        var message = Should.Throw<UserErrorException>(() => lesson.Next()).Message;
        message.ShouldStartWith("The lesson ends at step 1: The loss lossD of the discriminator is ");
        message.ShouldEndWith("; begin it again.");
    }

    [Fact]
    public void A_lesson_on_a_run_without_a_checkpoint_is_refused()
    {
        var run = TestRuns.Train(Toys.Options("mlp", _folder.Path), stopAfter: 1).Folder;
        File.Delete(run.CheckpointPath);

        Should
            .Throw<UserErrorException>(() => TrainingLesson.FromRun(run, Toys.Blobs))
            .Message.ShouldStartWith($"The run {run.Name} has no weights yet: ");
    }

    /// <summary>The bits of weights, running statistics, averages and optimizers, by checkpoint name.</summary>
    private Dictionary<string, string> Bits(TrainingLesson lesson)
    {
        var (file, path) = (new SafeTensors(), Path.Combine(_folder.Path, "lesson.safetensors"));
        foreach (var network in lesson.Model.Networks)
        {
            network.Module.SaveTo(file, $"{network.Name}.module");
            network.Optimizer.SaveTo(file, $"{network.Name}.optimizer");
            network.Average?.SaveTo(file, $"{network.Name}.average");
        }
        file.Save(path);
        return TestRuns.Bits(path);
    }
}
