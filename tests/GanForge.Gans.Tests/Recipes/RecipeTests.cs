using GanForge.Data;
using GanForge.Gans.Diagnostics;
using GanForge.Networks;
using GanForge.Networks.Initializers;
using GanForge.Runs.Folder;
using GanForge.Runs.Session;
using GanForge.Tensors;
using GanForge.Tensors.Random;

namespace GanForge.Gans.Tests;

public class RecipeTests
{
    private const string StandsStill = "1e-30";

    [Theory]
    [MemberData(nameof(Toys.Recipes), MemberType = typeof(Toys))]
    public void Every_recipe_and_each_of_its_settings_has_a_description(string name)
    {
        var entry = RecipeCatalogue.Find(name);
        entry.Summary.ShouldNotBeEmpty();
        foreach (var setting in entry.Settings)
            setting.Description.ShouldNotBeEmpty(setting.Name);
    }

    [Theory]
    [MemberData(nameof(Toys.Recipes), MemberType = typeof(Toys))]
    public void Every_recipe_maps_noise_to_images_and_images_to_logits(string name)
    {
        var recipe = RecipeCatalogue.Find(name).Create(Toys.Small(name));
        var image = new ImageShape(recipe.ImageSize, recipe.ImageSize, 1);
        var model = recipe.BuildModel(image, seed: 1);
        using var scope = StepScope.Begin();
        var noise = recipe.SampleNoise(3, new RandomStream(1, "noise"));
        var images = model.Generator.Forward(noise, ForwardContext.Inference);
        images.Shape.ShouldBe(image.Batch(3));
        model.Discriminator.Forward(images, ForwardContext.Inference).Shape.ShouldBe([3, 1]);
    }

    [Theory]
    [MemberData(nameof(Toys.Recipes), MemberType = typeof(Toys))]
    public void Every_discriminator_lowers_its_loss_against_a_frozen_generator(string name)
    {
        var losses = Losses(name, report => report.LossD, ("lr-g", StandsStill));
        losses.TakeLast(6).Average().ShouldBeLessThan(losses.Take(6).Average());
    }

    [Theory]
    [MemberData(nameof(Toys.Recipes), MemberType = typeof(Toys))]
    public void Every_generator_lowers_its_loss_against_a_frozen_discriminator(string name)
    {
        // Plain gradient descent is slow while the discriminator's weights are still close to zero.
        var losses = Losses(
            name,
            report => report.LossG,
            ("lr-d", StandsStill),
            ("lr-g", name == "dcgan-sgd" ? "2" : "0.002")
        );
        losses.TakeLast(6).Average().ShouldBeLessThan(losses.Take(6).Average());
    }

    [Theory]
    [InlineData("mlp", 218_128, 100_609)]
    [InlineData("conv", 898_305, 80_769)]
    [InlineData("mggan", 898_305, 80_769)]
    [InlineData("dcgan", 3_574_656, 2_763_520)]
    [InlineData("dcgan-sgd", 5_379_520, 1_207_553)]
    public void The_networks_have_the_published_parameter_counts(string name, long generator, long discriminator)
    {
        var recipe = RecipeCatalogue.Find(name).Create();
        var image = new ImageShape(recipe.ImageSize, recipe.ImageSize, 1);
        recipe.BuildGenerator(image).ParameterCount.ShouldBe(generator);
        recipe.BuildDiscriminator(image).ParameterCount.ShouldBe(discriminator);
    }

    [Fact]
    public void The_depth_of_dcgan_follows_the_image_size()
    {
        var recipe = RecipeCatalogue.Find("dcgan").Create();
        var large = recipe.BuildGenerator(new ImageShape(128, 128, 3));
        var noise = recipe.SampleNoise(1, new RandomStream(1, "noise"));
        large.Initialize(Initializer.Dcgan, seed: 1);
        large.Forward(noise, ForwardContext.Inference).Shape.ShouldBe([1, 128, 128, 3]);
        recipe.BuildDiscriminator(new ImageShape(8, 8, 1)).Parameters.Count.ShouldBe(2);
    }

    [Fact]
    public void Weights_are_initialized_as_published()
    {
        var recipe = RecipeCatalogue.Find("dcgan-sgd").Create();
        var model = recipe.BuildModel(new ImageShape(28, 28, 1), seed: 1);
        foreach (var (name, parameter) in model.Networks.SelectMany(network => network.Module.Parameters))
        {
            var expected = parameter.Rank switch
            {
                4 => 0.02,
                2 => 0.03,
                _ => name.EndsWith("weight", StringComparison.Ordinal) ? 0.02 : 0,
            };
            var mean = parameter.Span.ToArray().Average();
            var deviation = Math.Sqrt(parameter.Span.ToArray().Average(weight => (weight - mean) * (weight - mean)));
            deviation.ShouldBe(expected, Math.Max(0.25 * expected, 1e-9), name);
        }
    }

    [Theory]
    [InlineData(0.125)]
    [InlineData(0.5)]
    [InlineData(0.9)]
    public void The_median_pixel_of_a_new_generator_has_the_initial_brightness(double brightness)
    {
        var recipe = RecipeCatalogue
            .Find("r3gan")
            .Create(
                new Dictionary<string, string> { ["initial-brightness"] = FormattableString.Invariant($"{brightness}") }
            );
        var model = recipe.BuildModel(new ImageShape(28, 28, 1), seed: 1);
        using var scope = StepScope.Begin();
        var pixels = model
            .Generator.Forward(recipe.SampleNoise(64, new RandomStream(1, "noise")), ForwardContext.Inference)
            .Span.ToArray();
        // The random weights of the last layer shift the pixels of a channel by a few hundredths.
        pixels.Order().ElementAt(pixels.Length / 2).ShouldBe((float)brightness, 0.05f);
    }

    [Fact]
    public void The_default_recipe_does_not_collapse_to_one_black_image()
    {
        using var folder = new TemporaryFolder();
        var options = new TrainingOptions
        {
            Recipe = "r3gan",
            Settings = new Dictionary<string, string> { ["epochs"] = "1" },
            OutDirectory = folder.Path,
            Seed = 1,
        };
        using var session = TrainingSession.Start(options, Toys.Draw(200 * 32));
        using var listener = new Listener();
        var history = RunHistory.Read(session.Run(listener, listener.Stop).Folder);
        history[ScalarNames.Diversity].Points.Select(point => point.Step).ShouldBe([100L, 200L]);
        history[ScalarNames.Diversity].Points.ShouldAllBe(point => point.Value > 0.5f);
        history[ScalarNames.Saturation].Points.ShouldAllBe(point => point.Value < 0.995f);
    }

    private static float[] Losses(
        string name,
        Func<StepReport, float> loss,
        params (string Name, string Value)[] settings
    )
    {
        using var folder = new TemporaryFolder();
        using var session = TrainingSession.Start(Toys.Options(name, folder.Path, settings), Toys.Blobs);
        using var listener = new Listener();
        session.Run(listener, TestContext.Current.CancellationToken);
        return [.. listener.Steps.Where(step => step.Stage == "training").Select(loss)];
    }
}
