using GanForge.Data;
using GanForge.Gans;
using GanForge.Gans.Settings;
using GanForge.Imaging.PngFiles;
using GanForge.Runs.Folder;
using GanForge.Runs.Models;
using GanForge.Runs.Output;
using GanForge.Runs.Session;
using GanForge.Runs.State;

namespace GanForge.Runs.Tests;

public class PointTrainingTests
{
    private static readonly DatasetPair Ring = new(
        PointDataset.Draw("ring", DatasetSplit.Train, GaussianMixture.Ring, count: 48),
        PointDataset.Draw("ring", DatasetSplit.Test, GaussianMixture.Ring, count: 32)
    );

    public static TheoryData<string> Recipes => ["mlp", "conv", "mggan", "r3gan"];

    [Theory]
    [MemberData(nameof(Recipes))]
    public void A_run_on_points_leaves_scatter_pictures_and_a_generator_of_points(string recipe)
    {
        using var folder = new TemporaryFolder();
        var run = Train(Options(recipe, folder.Path)).Folder;

        var reals = Png.Load(run.RealsPath);
        foreach (var path in (string[])[run.SamplesPath(0), run.SamplesPath(2), run.ProgressPath])
            (Png.Load(path).Width, Png.Load(path).Height).ShouldBe((reals.Width, reals.Height), path);
        GifFile.Read(File.ReadAllBytes(run.TimeLapsePath)).Frames.Count.ShouldBe(3);
        File.Exists(run.ValidityPath).ShouldBeFalse();
        File.Exists(run.PicturePath("reconstructions")).ShouldBe(recipe == "mggan");

        var generator = GeneratorModel.Load(run);
        generator.Kind.ShouldBeOfType<PointKind>().Mixture.ShouldBeSameAs(GaussianMixture.Ring);
        generator.Sample([1, 2, 3]).Shape.ShouldBe([3, 1, 1, 2]);
        MixturePicture.Draw(GaussianMixture.Ring, generator.Sample([1, 2, 3]).Span).Width.ShouldBe(reals.Width);
    }

    [Theory]
    [MemberData(nameof(Recipes))]
    public void A_run_on_points_resumes_to_the_same_bits(string recipe)
    {
        using var folder = new TemporaryFolder();
        var whole = Train(Options(recipe, folder.Path)).Folder;
        var cut = Train(Options(recipe, folder.Path), stopAfter: 8).Folder;
        using (var session = TrainingSession.Resume(cut.Path, data: Ring))
        {
            using var listener = new Listener();
            session.Run(listener, TestContext.Current.CancellationToken);
        }

        TestRuns.Bits(cut.CheckpointPath).ShouldBe(TestRuns.Bits(whole.CheckpointPath));
        TestRuns.Scalars(cut).ShouldBe(TestRuns.Scalars(whole));
    }

    [Theory]
    [InlineData(
        "dcgan",
        "DCGAN is made of convolutions, which points have no use for; take a recipe whose networks are dense "
            + "for points: all but dcgan and dcgan-sgd."
    )]
    [InlineData(
        "dcgan-sgd",
        "The recipe dcgan-sgd is made of convolutions, which points have no use for; take a recipe whose "
            + "networks are dense for points: all but dcgan and dcgan-sgd."
    )]
    public void A_convolutional_recipe_is_refused_for_points(string recipe, string message) =>
        Refusal(recipe).ShouldBe(message);

    [Theory]
    [InlineData("conv", "image-size", "32")]
    [InlineData("mlp", "pixel-mean", "0.1")]
    [InlineData("conv", "pixel-deviation", "0.5")]
    [InlineData("mggan", "corruption", "0.1")]
    public void Image_settings_are_refused_for_points(string recipe, string setting, string value) =>
        Refusal(recipe, (setting, value))
            .ShouldBe(
                $"The setting {setting} is for images, and ring holds points, which are taken as they are; "
                    + $"leave {setting} out."
            );

    [Fact]
    public void A_convolutional_autoencoder_is_refused_for_points() =>
        Refusal("mggan", ("autoencoder", "convolutional"))
            .ShouldBe(
                "The convolutional autoencoder is made of convolutions, which points have no use for; give "
                    + "autoencoder dense."
            );

    [Fact]
    public void Mggan_and_conv_have_the_same_networks_for_points()
    {
        var point = ImageShape.Point;
        var (conv, guided) = (RecipeCatalogue.Find("conv").Create(), RecipeCatalogue.Find("mggan").Create());
        foreach (
            var (one, other) in ((object, object)[])
                [
                    (conv.BuildGenerator(point), guided.BuildGenerator(point)),
                    (conv.BuildDiscriminator(point), guided.BuildDiscriminator(point)),
                ]
        )
        {
            one.ToString().ShouldBe(other.ToString());
        }
    }

    [Fact]
    public void Residual_blocks_for_points_are_two_dense_layers()
    {
        var entry = RecipeCatalogue.Find("r3gan");
        var plain = Weights(("generator-blocks", "0"));
        const int block = (2 * ((128 * 128) + 128)) + 1;

        Weights(("generator-blocks", "2"), ("discriminator-blocks", "1"))
            .ShouldBe((plain.Generator + (2 * block), plain.Discriminator + block));

        (long Generator, long Discriminator) Weights(params (string Name, string Value)[] settings)
        {
            var recipe = entry.Create(settings.ToDictionary(setting => setting.Name, setting => setting.Value));
            return (
                recipe.BuildGenerator(ImageShape.Point).ParameterCount,
                recipe.BuildDiscriminator(ImageShape.Point).ParameterCount
            );
        }
    }

    private static string Refusal(string recipe, params (string Name, string Value)[] settings) =>
        Should.Throw<UserErrorException>(() => TrainingPlan.For(Options(recipe, "nowhere", settings), Ring)).Message;

    private static TrainingOptions Options(string recipe, string folder, params (string Name, string Value)[] settings)
    {
        var all = new Dictionary<string, string>(Toys.Prepared(recipe))
        {
            ["batch-size"] = "8",
            ["epochs"] = "2",
            ["latent-dim"] = "4",
        };
        foreach (var (name, value) in settings)
            all[name] = value;
        return new TrainingOptions
        {
            Recipe = recipe,
            Dataset = "ring",
            Settings = all,
            OutDirectory = folder,
            Seed = 7,
        };
    }

    private static TrainingResult Train(TrainingOptions options, long? stopAfter = null)
    {
        using var session = TrainingSession.Start(options, Ring);
        using var listener = new Listener { StopAfter = stopAfter };
        return session.Run(listener, listener.Stop);
    }
}
