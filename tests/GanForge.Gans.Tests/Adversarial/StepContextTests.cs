using GanForge.Data;
using GanForge.Gans.Adversarial;
using GanForge.Gans.Diagnostics;
using GanForge.Runs.Session;
using GanForge.Runs.State;

namespace GanForge.Gans.Tests;

/// <summary>Forward passes, batches and learning rates of a training step.</summary>
public class StepContextTests
{
    [Fact]
    public void Shared_fakes_are_generated_once_and_detached_for_the_discriminator() =>
        Passes().ShouldBe(["G", "D", "D", "D from G"]);

    [Fact]
    public void Fresh_fakes_for_the_discriminator_are_generated_without_gradients() =>
        Passes(("fresh-noise", "true")).ShouldBe(["D", "G, unrecorded", "D", "G", "D from G"]);

    [Fact]
    public void Each_discriminator_step_generates_its_own_fakes_and_the_last_are_shared() =>
        Passes(("discriminator-steps", "3"))
            .ShouldBe(["D", "G, unrecorded", "D", "D", "G, unrecorded", "D", "G", "D", "D", "D from G"]);

    [Fact]
    public void Several_discriminator_steps_take_one_batch_each()
    {
        using var folder = new TemporaryFolder();
        RecipeCatalogue.Add<PlainGan>();
        var plan = TrainingPlan.For(Toys.Options("plain-gan", folder.Path, ("discriminator-steps", "3")), Toys.Blobs);
        plan.StepsPerEpoch.ShouldBe(2);
        plan.ImagesSeen.ShouldBe(4 * 48);
    }

    [Fact]
    public void A_loss_that_reads_fakes_in_an_update_step_without_them_is_refused()
    {
        var recipe = new PlainGan { ImageSize = 8, BatchSize = Toys.BatchSize };
        var model = recipe.BuildModel(new ImageShape(8, 8, 1), seed: 1);
        var trainer = new Trainer(model, new DataFeed(recipe, Toys.Blobs.Train, seed: 1));
        var stage = new TrainingStage(
            "odd",
            1,
            [new UpdateStep(model.Networks[1], recipe.DiscriminatorLoss, ScalarNames.LossD) { Fakes = FakeSource.None }]
        );
        Should
            .Throw<InvalidOperationException>(() => trainer.Step(stage, 0))
            .Message.ShouldContain("declares that it sees none");
    }

    [Fact]
    public void An_update_step_for_every_third_step_is_skipped_in_between()
    {
        var recipe = new PlainGan { ImageSize = 8, BatchSize = Toys.BatchSize };
        var model = recipe.BuildModel(new ImageShape(8, 8, 1), seed: 1);
        var trainer = new Trainer(model, new DataFeed(recipe, Toys.Blobs.Train, seed: 1));
        var stage = new TrainingStage(
            "rare",
            1,
            [new UpdateStep(model.GeneratorNetwork, recipe.GeneratorLoss, ScalarNames.LossG) { Every = 3 }]
        );
        var updated = Enumerable
            .Range(0, 6)
            .Select(step =>
            {
                trainer.Step(stage, step);
                return float.IsFinite(trainer.Scalars[ScalarNames.LossG]);
            });
        updated.ShouldBe([true, false, false, true, false, false]);
    }

    [Fact]
    public void Learning_rates_fall_linearly_to_their_final_share()
    {
        var recipe = new PlainGan
        {
            ImageSize = 8,
            BatchSize = Toys.BatchSize,
            LearningRateG = 0.1,
            LearningRateD = 0.2,
            LearningRateEnd = 0.5,
        };
        var model = recipe.BuildModel(new ImageShape(8, 8, 1), seed: 1);
        var trainer = new Trainer(model, new DataFeed(recipe, Toys.Blobs.Train, seed: 1));
        var rates = new[] { 0, 0.5, 1 }.Select(progress =>
        {
            trainer.Step(model.Stages[0], 0, progress);
            return (model.GeneratorNetwork.Optimizer.LearningRate, model.Networks[1].Optimizer.LearningRate);
        });
        rates.ShouldBe([(0.1, 0.2), (0.1 * 0.75, 0.2 * 0.75), (0.1 * 0.5, 0.2 * 0.5)]);
    }

    [Theory]
    [InlineData(0, 80, 1)]
    [InlineData(8, 4, 1)]
    [InlineData(8, 8, 1)]
    [InlineData(5, 80, 0.125)]
    public void A_training_longer_than_the_learning_rates_are_tuned_for_scales_them_down(
        int meantFor,
        int epochs,
        double share
    )
    {
        var recipe = new PlainGan
        {
            ImageSize = 8,
            BatchSize = Toys.BatchSize,
            LearningRateEnd = 0.5,
            LearningRateImages = 1_000 * meantFor,
            Epochs = epochs,
        };
        recipe.SetTrainingLength(1_000 * epochs);
        var stage = recipe.BuildModel(new ImageShape(8, 8, 1), seed: 1).Stages[0];
        (stage.LearningRateFactor(0), stage.LearningRateFactor(1)).ShouldBe((share, share * 0.5));
    }

    [Theory]
    [InlineData(null, 0.015625)]
    [InlineData(96, 0.125)]
    [InlineData(6, 1)]
    [InlineData(4, 1)]
    public void A_limit_of_steps_shortens_the_training_length_for_learning_rates(int? steps, double share)
    {
        using var folder = new TemporaryFolder();
        RecipeCatalogue.Add<PlainGan>();
        var options = Toys.Options(
            "plain-gan",
            folder.Path,
            ("epochs", "256"),
            ("learning-rate-images", $"{Toys.StepsPerEpoch * Toys.BatchSize}")
        ) with
        {
            Steps = steps,
        };
        var setup = new RunSetup(options, Toys.Blobs.Train);
        setup.Model.MainStage.LearningRateFactor(0).ShouldBe(share);
        setup.Feed.StepsPerEpoch(setup.Model.MainStage).ShouldBe(6);
    }

    [Fact]
    public void Every_recipe_lowers_its_learning_rates_linearly()
    {
        foreach (var entry in RecipeCatalogue.All.Where(entry => entry.Type.Assembly == typeof(GanRecipe).Assembly))
        {
            var settings = new Dictionary<string, string>(Toys.Small(entry.Name)) { ["learning-rate-end"] = "0.5" };
            var recipe = entry.Create(settings);
            recipe
                .BuildModel(new ImageShape(recipe.ImageSize, recipe.ImageSize, 1), seed: 1)
                .MainStage.LearningRateFactor(0.5)
                .ShouldBe(0.75, entry.Name);
        }
    }

    private static List<string> Passes(params (string Name, string Value)[] settings)
    {
        RecipeCatalogue.Add<PlainGan>();
        var recipe = (PlainGan)
            RecipeCatalogue.Find("plain-gan").Create(Toys.Options("plain-gan", "", settings).Settings);
        var feed = new DataFeed(recipe, Toys.Blobs.Train, seed: 1);
        var model = recipe.BuildModel(feed.Image, seed: 1);
        new Trainer(model, feed).Step(model.Stages[0], 0);
        return recipe.Passes;
    }
}
