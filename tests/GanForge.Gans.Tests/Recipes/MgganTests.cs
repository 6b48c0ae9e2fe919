using System.Text.Json.Nodes;
using System.Text.RegularExpressions;
using GanForge.Data;
using GanForge.Gans.Adversarial;
using GanForge.Gans.Architectures;
using GanForge.Gans.Recipes;
using GanForge.Gans.Settings;
using GanForge.Imaging.Grids;
using GanForge.Networks.Layers;
using GanForge.Runs.Folder;
using GanForge.Runs.Models;
using GanForge.Runs.State;
using GanForge.Tensors;
using GanForge.Tensors.Random;

namespace GanForge.Gans.Tests;

/// <summary>The recipe mggan: four networks, and a first stage that trains its autoencoder.</summary>
public partial class MgganTests
{
    private static readonly string[] Losses =
    [
        "lossG",
        "lossGPixel",
        "lossGCode",
        "lossD",
        "lossDReal",
        "lossDFake",
        "lossDCode",
        "lossDCodeReal",
        "lossDCodeFake",
    ];

    [Theory]
    [InlineData("dense")]
    [InlineData("convolutional")]
    public void The_autoencoder_is_trained_first_and_then_frozen(string autoencoder)
    {
        using var folder = new TemporaryFolder();
        var options = Toys.Options(
            "mggan",
            folder.Path,
            ("autoencoder", autoencoder),
            ("autoencoder-epochs", "2"),
            ("epochs", "1")
        );
        var prepared = TestRuns.Train(options with { Steps = 2 * Toys.StepsPerEpoch }).Folder;
        var whole = TestRuns.Train(options).Folder;

        var before = TestRuns.Bits(prepared.CheckpointPath);
        var after = TestRuns.Bits(whole.CheckpointPath);
        foreach (var name in after.Keys.Where(name => name.StartsWith("autoencoder.", StringComparison.Ordinal)))
            after[name].ShouldBe(before[name], name);
        foreach (var name in after.Keys.Where(name => name.StartsWith("generator.module", StringComparison.Ordinal)))
            after[name].ShouldNotBe(before[name], name);
        after.Keys.ShouldContain("autoencoder.module.encoder.1.weight");
        TestRuns.Bits(whole.AutoencoderPath).ShouldBe(TestRuns.Bits(prepared.AutoencoderPath));
        File.ReadAllBytes(whole.PicturePath("reconstructions"))
            .ShouldBe(File.ReadAllBytes(prepared.PicturePath("reconstructions")));
    }

    [Fact]
    public void Each_stage_reports_its_losses_and_each_epoch_four_accuracies()
    {
        using var folder = new TemporaryFolder();
        var run = TestRuns
            .Train(Toys.Options("mggan", folder.Path, ("autoencoder-epochs", "2"), ("epochs", "3")))
            .Folder;

        var lines = File.ReadLines(run.StatisticsPath).Select(line => JsonNode.Parse(line)!.AsObject()).ToArray();
        foreach (var line in lines.Take(12))
        {
            ((string)line["phase"]!).ShouldBe("autoencoder");
            Reported(line).ShouldBe(["lossAutoencoder"]);
        }
        lines.Skip(12).ShouldAllBe(line => !line.ContainsKey("phase"));
        foreach (var line in lines.Skip(12).Take(6))
            Reported(line).ShouldBe(Losses, ignoreOrder: true);
        lines.Select(line => (int)line["epoch"]!).Distinct().ShouldBe([1, 2, 3]);
        var history = RunHistory.Read(run);
        foreach (var name in new[] { "accuracyReal", "accuracyFake", "accuracyCodeReal", "accuracyCodeFake" })
            history[name].Points.Select(point => point.Epoch).ShouldBe([1, 2, 3], name);

        static string[] Reported(JsonObject line) =>
            [.. line.Select(field => field.Key).Where(name => name.StartsWith("loss", StringComparison.Ordinal))];
    }

    [Theory]
    [InlineData(3)]
    [InlineData(12)]
    [InlineData(20)]
    public void Resuming_in_any_stage_gives_the_bits_of_an_uninterrupted_run(int stop)
    {
        using var folder = new TemporaryFolder();
        var options = Toys.Options(
            "mggan",
            folder.Path,
            ("autoencoder-epochs", "2"),
            ("epochs", "2"),
            ("corruption", "0.2")
        );
        var whole = TestRuns.Train(options).Folder;
        var interrupted = TestRuns.Train(options, stopAfter: stop).Folder;

        TestRuns.Resume(interrupted);

        TestRuns.Bits(interrupted.CheckpointPath).ShouldBe(TestRuns.Bits(whole.CheckpointPath));
        TestRuns.Bits(interrupted.AutoencoderPath).ShouldBe(TestRuns.Bits(whole.AutoencoderPath));
        TestRuns.Scalars(interrupted).ShouldBe(TestRuns.Scalars(whole));
    }

    [Theory]
    [InlineData("pixel-weight")]
    [InlineData("code-weight")]
    public void Each_discriminator_alone_gives_the_generator_a_gradient(string without)
    {
        using var folder = new TemporaryFolder();
        var options = Toys.Options("mggan", folder.Path, (without, "0"));
        var before = TestRuns.Bits(TestRuns.Train(options with { Steps = Toys.StepsPerEpoch }).Folder.GeneratorPath);
        var after = TestRuns.Bits(TestRuns.Train(options with { Steps = Toys.StepsPerEpoch + 1 }).Folder.GeneratorPath);
        foreach (var (name, bits) in after)
            bits.ShouldNotBe(before[name], name);
    }

    [Fact]
    public void Both_discriminators_detect_a_frozen_generator()
    {
        var (first, last, accuracy) = Train(copies: false, ("lr-g", "1e-30"));

        foreach (var name in new[] { "lossD", "lossDReal", "lossDFake", "lossDCode", "lossDCodeReal", "lossDCodeFake" })
            last[name].ShouldBeLessThan(0.6 * first[name], name);
        foreach (var name in new[] { "lossG", "lossGPixel", "lossGCode" })
            last[name].ShouldBeGreaterThan(1.5 * first[name], name);
        accuracy.Values.ShouldAllBe(share => share == 1);
    }

    [Fact]
    public void Neither_discriminator_detects_a_generator_that_copies_the_data()
    {
        var (_, last, accuracy) = Train(copies: true);

        // The best answer for two equal distributions is one half, a cross-entropy of ln 2 for each of them.
        foreach (var name in Losses.Except(["lossD", "lossDCode"]))
            last[name].ShouldBe(Math.Log(2), 0.25, name);
        foreach (var name in new[] { "lossD", "lossDCode" })
            last[name].ShouldBe(2 * Math.Log(2), 0.25, name);
        (accuracy["accuracyReal"] + accuracy["accuracyFake"]).ShouldBe(1, 0.3);
        (accuracy["accuracyCodeReal"] + accuracy["accuracyCodeFake"]).ShouldBe(1, 0.3);
    }

    [Fact]
    public void The_reconstruction_grid_has_each_image_above_its_reconstruction()
    {
        var perfect = new Autoencoder(new Flatten(), new Reshape([1, 1, 1]), codeDimensions: 1);
        var images = Tensor.From([.. Enumerable.Range(0, 20).Select(i => (float)i)], [20, 1, 1, 1]);

        var drawn = PicturePlan.Reconstructions(perfect, new ImageShape(28, 28, 1)).Images(images);

        drawn.Shape.ShouldBe([40, 1, 1, 1]);
        var row = Enumerable.Range(0, 10).Select(i => (float)i).ToArray();
        drawn.Span.ToArray().ShouldBe([.. row, .. row, .. row.Select(i => i + 10), .. row.Select(i => i + 10)]);
    }

    [Fact]
    public void The_report_has_the_reconstructions_and_every_plot()
    {
        using var folder = new TemporaryFolder();
        var run = TestRuns.Train(Toys.Options("mggan", folder.Path, ("epochs", "1"))).Folder;

        var report = File.ReadAllText(run.ReportPath);
        report.ShouldContain("alt=\"Test images, each above its reconstruction\"");
        report.ShouldContain("<dt>loss autoencoder, last epoch</dt><dd>0.");
        report.Split("<svg").Length.ShouldBe(1 + 7);
        foreach (
            var plot in new[]
            {
                "generator",
                "scores",
                "discriminators",
                "discriminator",
                "code-discriminator",
                "autoencoder",
                "accuracy",
            }
        )
        {
            File.ReadAllText(run.PlotPath(plot)).ShouldNotContain("no data");
        }
    }

    [Fact]
    public void The_report_of_the_autoencoder_stage_shows_its_epochs()
    {
        using var folder = new TemporaryFolder();
        var run = TestRuns
            .Train(Toys.Options("mggan", folder.Path, ("autoencoder-epochs", "3")), stopAfter: Toys.StepsPerEpoch)
            .Folder;

        File.ReadAllText(run.ReportPath).ShouldContain("<dt>epochs of the autoencoder</dt><dd>1 of 3</dd>");
        File.Exists(run.PicturePath("reconstructions")).ShouldBeTrue();
        AutoencoderModel.Load(run).CodeDimensions.ShouldBe(64);
    }

    [Fact]
    public void The_flags_in_the_remarks_train_the_variant_of_the_paper()
    {
        using var folder = new TemporaryFolder();
        var flags = Flag()
            .Matches(RecipeCatalogue.Find("mggan").Remarks)
            .Select(flag => (flag.Groups[1].Value, flag.Groups[2].Value))
            .Where(flag => flag.Item1 != "recipe")
            .ToArray();
        flags.Length.ShouldBe(12);
        var run = TestRuns
            .Train(
                Toys.Options(
                    "mggan",
                    folder.Path,
                    [.. flags, ("code-units", "16"), ("autoencoder-epochs", "3"), ("epochs", "1")]
                )
            )
            .Folder;

        var losses = RunHistory.Read(run)["lossAutoencoder"].Points.Select(point => point.Value).ToArray();
        losses.TakeLast(4).Average().ShouldBeLessThan(0.9 * losses.Take(4).Average());
        var recipe = (MgganRecipe)AutoencoderModel.Load(run).Recipe;
        (recipe.Autoencoder, recipe.ReconstructionLoss, recipe.Noise).ShouldBe(
            (AutoencoderKind.Convolutional, ReconstructionLoss.Absolute, NoiseDistribution.Uniform)
        );
        (recipe.LearningRateG, recipe.LearningRateD, recipe.LearningRateCode, recipe.LearningRateAutoencoder).ShouldBe(
            (2e-4, 2e-4, 2e-4, 1e-3)
        );
    }

    [Fact]
    public void All_four_networks_have_the_published_parameter_counts()
    {
        var model = new MgganRecipe().BuildModel(new ImageShape(28, 28, 1), seed: 1);
        model
            .Networks.Select(network => (network.Name, network.Module.ParameterCount))
            .ShouldBe([
                ("generator", 898_305),
                ("discriminator", 80_769),
                ("code-discriminator", 4_353),
                ("autoencoder", 146_112),
            ]);
    }

    [Fact]
    public void Salt_and_pepper_noise_covers_its_share_of_the_pixels_half_and_half()
    {
        var grey = Tensor.Full([4, 50, 50, 1], 0.5f);
        var noisy = SaltAndPepper
            .Over(grey, share: 0.2f, new ValueRange(0, 1), new RandomStream(1, "salt-and-pepper"))
            .Span.ToArray();
        (noisy.Count(pixel => pixel == 0) / 10_000.0).ShouldBe(0.1, 0.01);
        (noisy.Count(pixel => pixel == 1) / 10_000.0).ShouldBe(0.1, 0.01);
        (noisy.Count(pixel => pixel == 0.5f) / 10_000.0).ShouldBe(0.8, 0.015);
    }

    [Fact]
    public void A_generator_with_both_loss_weights_zero_is_refused() =>
        Should
            .Throw<UserErrorException>(() =>
                RecipeCatalogue
                    .Find("mggan")
                    .Create(new Dictionary<string, string> { ["pixel-weight"] = "0", ["code-weight"] = "0" })
            )
            .Message.ShouldBe(
                "With pixel-weight and code-weight both 0 the generator has nothing to learn from; give one of "
                    + "them above 0."
            );

    /// <summary>Mean losses of the first and the last steps of a training, and the accuracies after it.</summary>
    private static (
        Dictionary<string, double> First,
        Dictionary<string, double> Last,
        IReadOnlyDictionary<string, double> Accuracy
    ) Train(bool copies, params (string Name, string Value)[] settings)
    {
        const int Steps = 80;
        var recipe = RecipeCatalogue.Find("mggan").Create(Toys.Options("mggan", "", settings).Settings);
        var feed = new DataFeed(recipe, Toys.Blobs.Train, seed: 1);
        var model = recipe.BuildModel(feed.Image, seed: 1);
        if (copies)
            model = CopyingGenerator.In(model, Toys.Blobs.Train, feed);
        var trainer = new Trainer(model, feed);
        for (var step = 0; step < 4 * Toys.StepsPerEpoch; step++)
            trainer.Step(model.Stages[0], step);
        var losses = new List<Dictionary<string, double>>();
        for (var step = 0; step < Steps; step++)
        {
            trainer.Step(model.Stages[1], 100 + step);
            losses.Add(Losses.ToDictionary(name => name, name => (double)trainer.Scalars[name]));
        }
        var accuracy = new DiscriminatorAccuracy(recipe, model, Toys.Blobs.Train, feed, seed: 1).Measure(step: 200);
        return (Means(losses.Take(10)), Means(losses.TakeLast(30)), accuracy);
    }

    private static Dictionary<string, double> Means(IEnumerable<Dictionary<string, double>> steps) =>
        Losses.ToDictionary(name => name, name => steps.Average(step => step[name]));

    [GeneratedRegex(@"--([a-z0-9-]+) ([a-z0-9]+(?:[.-][a-z0-9]+)*)")]
    private static partial Regex Flag();
}
